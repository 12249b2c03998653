#pragma once

#include "core/outbox/deliveries.h"
#include "core/outbox/outbox.h"
#include "db/desk/sealed_rows.h"

namespace relais {

/// The outbox of a desk's store, both its sides. Lives for one job on the database thread. Throws StoreFailure.
class OutboxRepository final : public Outbox, public Deliveries {
public:
    OutboxRepository(Connection& connection, Sealer& sealer) : m_connection(connection), m_rows(sealer, "outbox") {}

    Fact append(Fact fact, const QString& personName) override;
    void settleByHand(const FactId& fact) override;

    std::vector<QJsonObject> pending(int limit) override;
    void settle(const std::vector<FactAnswer>& answers, Instant at) override;
    int countPending() override;
    int countToSee() override;
    std::vector<KeptFact> toSee() override;
    std::optional<KeptFact> fact(const FactId& id) override;
    std::vector<KeptFact> ofPerson(const PersonId& person) override;
    std::vector<KeptFact> since(Instant from) override;
    void resendAll() override;
    void resendTooLarge() override;
    void forgetSentBefore(Instant at) override;

private:
    KeptFact kept(Row row) const;

    Connection& m_connection;
    SealedRows m_rows;
};

} // namespace relais
