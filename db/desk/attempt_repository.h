#pragma once

#include "core/calls/attempt_log.h"
#include "db/desk/sealed_rows.h"

namespace relais {

/// Attempts without an outcome. Lives for one job on the database thread. Throws StoreFailure.
class AttemptRepository final : public AttemptLog {
public:
    AttemptRepository(Connection& connection, Sealer& sealer) : m_connection(connection), m_rows(sealer, "open_attempt") {}

    void open(const UnclosedAttempt& attempt) override;
    void close(const AttemptId& attempt) override;
    std::vector<UnclosedAttempt> unclosed() override;
    std::optional<UnclosedAttempt> find(const AttemptId& attempt) override;

private:
    UnclosedAttempt attempt(Row row) const;

    Connection& m_connection;
    SealedRows m_rows;
};

} // namespace relais
