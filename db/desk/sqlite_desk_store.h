#pragma once

#include "core/base/sealer.h"
#include "core/outbox/desk_store.h"
#include "db/base/database.h"

namespace relais {

/// One agent's store in one SQLite file. Made, owned and closed by SqliteDeskStores.
class SqliteDeskStore final : public DeskStore {
public:
    SqliteDeskStore(std::unique_ptr<Database> database, Sealer& sealer) : m_sealer(sealer), m_database(std::move(database)) {}

    /// Whether facts wait in it. Waits for the answer: a background thread before the store is lent, nobody else.
    bool hasUnsent(); ///< what was too large for the server counts again: its limits may have been set anew

protected:
    void runLocal(std::function<Result<Done>(LocalWork&)> work, Finish then) override;
    void runRemote(std::function<Result<Done>(RemoteWork&)> work, Finish then) override;

private:
    Sealer& m_sealer;
    std::unique_ptr<Database> m_database;
};

} // namespace relais
