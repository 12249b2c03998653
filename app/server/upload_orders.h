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

/// Uploads of one centre that wait at the same time are taken in together, where they fit (fitsTogether). Any thread; a caller waits for
/// its answer, and its facts stay where they are until then.
class UploadOrders {
public:
    explicit UploadOrders(CentralWork& work) : m_work(work) {}

    Result<UploadTaken> take(const UploadOrder& order);

private:
    /// Nothing: the store has forgotten what the receipt names.
    using Answer = std::optional<UploadTaken>;

    CentralWork& m_work;
    CentreCombiners<UploadOrder, Answer> m_waiting;
};

} // namespace relais
