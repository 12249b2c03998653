#pragma once

#include "core/outbox/fact_store.h"
#include "db/base/connection.h"

namespace relais {

/// FactStore over the central tables. On the stack of a database job; borrows its connection; throws StoreFailure.
/// A fact that is stored and cannot be read again is a StoreCorrupt failure, never a gap.
class FactRepository final : public FactStore {
public:
    FactRepository(Connection& connection, CentreId centre) : m_connection(connection), m_centre(std::move(centre)) {}

    std::optional<Fact> find(const FactId& fact) override;
    std::optional<Instant> receivedAt(const FactId& fact) override;
    void append(const Fact& fact, Instant receivedAt, const QString& conflict) override;
    std::vector<Fact> factsOf(const PersonId& person) override;
    std::vector<FactInConflict> inConflict(int limit) override;

private:
    Fact read(Row& row);

    Connection& m_connection;
    CentreId m_centre;
};

} // namespace relais
