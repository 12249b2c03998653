#pragma once

#include "app/relaisctl/tool_rules.h"
#include "core/base/clock.h"
#include "core/base/id_maker.h"
#include "db/accounts/agent_directory_repository.h"
#include "db/base/connection.h"
#include "db/postgres/store_address.h"
#include "db/queue/central_stores.h"

#include <memory>

namespace relais {

/// The store that a person names (see StoreAddress) and that is there; of a server nobody knows before it is asked. InvalidInput: nothing that
/// could be one; NotFound: no such file.
Result<StoreAddress> existingStore(const QString& said);

/// Runs `work(CentralUnit&)` in one write transaction beside a server that may run; all of it is there afterwards, or nothing.
template <typename Work>
auto inCentralUnit(Connection& connection, const CentreId& centre, const Clock& clock, IdMaker& ids, Work work)
    -> Result<std::invoke_result_t<Work, CentralUnit&>>
{
    std::optional<std::invoke_result_t<Work, CentralUnit&>> value;
    const auto done = Connection::attempt([&] {
        connection.begin(true, centre.code);
        AgentDirectoryRepository agents(connection, centre, clock.now());
        CentralStores stores(connection, centre, agents, ids);
        value = work(stores.unit());
        stores.finish();
        connection.commit();
        return Done{};
    });
    if (!done) {
        connection.rollback();
        return failure(done.error());
    }
    return *std::move(value);
}

/// The same on one snapshot that only reads: whoever writes meanwhile waits for nothing.
template <typename Work>
auto readCentralUnit(Connection& connection, const CentreId& centre, const Clock& clock, IdMaker& ids, Work work)
    -> Result<std::invoke_result_t<Work, CentralUnit&>>
{
    std::optional<std::invoke_result_t<Work, CentralUnit&>> value;
    const auto done = Connection::attempt([&] {
        connection.begin(false, QString());
        AgentDirectoryRepository agents(connection, centre, clock.now());
        CentralStores stores(connection, centre, agents, ids);
        value = work(stores.unit());
        return Done{};
    });
    connection.rollback();
    if (!done) {
        return failure(done.error());
    }
    return *std::move(value);
}

/// The store of one centre as a verb of the tool works on it, beside a server that may run: each piece of work is a transaction of its own.
/// One thread; closes with the object.
class ToolStore {
public:
    /// Opens a store that is there and brings it up to date. The centre asked for, else the only one; InvalidInput with the detail
    /// "centre CODE, …" when that is not clear; ResourceInvalid, FileUnreadable of the folders.
    static Result<std::unique_ptr<ToolStore>> open(
        const StoreAddress& address, const QString& centre, const RuleFolders& folders);
    ToolStore(const ToolStore&) = delete;
    ToolStore& operator=(const ToolStore&) = delete;

    const RuleBook& rules() const { return *m_rules; }
    const CentreId& centre() const { return m_centre; }
    Instant now() const { return m_clock.now(); }
    IdMaker& ids() { return m_ids; }
    /// Whether nobody else exports reminders from this store; kept until the object goes. A file says yes: there a lock beside it keeps others out.
    Result<bool> takeExportTurn();

    /// Runs `work(CentralUnit&, Connection&)` in one write transaction; all of it is there afterwards, or nothing.
    template <typename Work>
    auto inUnit(Work work)
    {
        return inCentralUnit(*m_connection, m_centre, m_clock, m_ids, [&](CentralUnit& unit) {
            keepExportTurn();
            return work(unit, *m_connection);
        });
    }

    /// Runs `work(CentralUnit&, Connection&)` on one snapshot, outside the write lock.
    template <typename Work>
    auto readUnit(Work work)
    {
        return readCentralUnit(
            *m_connection, m_centre, m_clock, m_ids, [&](CentralUnit& unit) { return work(unit, *m_connection); });
    }

private:
    ToolStore() : m_ids(m_clock, m_random) {}
    void keepExportTurn();

    std::unique_ptr<Connection> m_connection;
    CentreId m_centre;
    std::optional<RuleBook> m_rules;
    SystemClock m_clock;
    SystemRandom m_random;
    IdMaker m_ids;
    bool m_exports = false; ///< the turn was taken
};

} // namespace relais
