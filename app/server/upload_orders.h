#pragma once

#include "app/server/central_work.h"
#include "app/server/centre_combiners.h"
#include "core/outbox/accept_facts.h"

namespace relais {

/// What a desk has uploaded, and the receipt that it shows (upload_receipt.h).
struct UploadOrder {
    Delivery delivery;
    QString receipt;
};

/// What became of it.
struct UploadTaken {
    Instant at{};
    std::vector<FactAnswer> answers; ///< one for each fact of the delivery
    QString epoch;
    QString receipt;
};

/// Uploads of one centre that wait at the same time are taken in together, where they fit (fitsTogether). Any thread. Outlives whoever waits
/// for an answer.
class UploadOrders {
public:
    explicit UploadOrders(CentralWork& work) : m_work(work) {}

    /// Called once, where answers of the Database go on, one after the other for those who are taken in together. The facts of the delivery
    /// stay where they are until then.
    using Then = std::function<void(Result<UploadTaken>)>;
    void take(const UploadOrder& order, Then then);

private:
    /// Nothing: the store has forgotten what the receipt names.
    using Answer = std::optional<UploadTaken>;
    using Orders = Combiner<UploadOrder, Answer>;

    void takeAlone(const UploadOrder& order, Then then);
    void settle(const UploadOrder& order, Result<Answer> answer, const Then& then);
    void takeForgotten(const UploadOrder& order, Then then);

    static constexpr std::size_t together = 64; ///< uploads; what fits is bounded by their facts

    CentralWork& m_work;
    CentreCombiners<UploadOrder, Answer> m_waiting{together};
};

} // namespace relais
