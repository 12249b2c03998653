#pragma once

#include "app/server/rule_books.h"
#include "app/server/store_load.h"
#include "core/accounts/agent_session.h"
#include "db/accounts/agent_directory_repository.h"
#include "db/base/database.h"
#include "db/queue/central_stores.h"

namespace relais {

/// What a piece of work of one centre has in its hands, for the length of its transaction.
struct CentralJob {
    CentralUnit& unit;
    Connection& connection;
    CentralStores& stores;
    AccountRepository& accounts;
    const RuleBook& rules;
    Instant now;
};

/// Runs use cases against the central store, one transaction each, waiting for the answer: worker threads only.
/// Borrows all it is given. A storage failure comes back as the error.
class CentralWork {
public:
    CentralWork(Database& database, RuleBooks& rules, IdMaker& ids, const Clock& clock)
        : m_database(database), m_rules(rules), m_ids(ids), m_clock(clock)
    {}

    /// `work(CentralJob&)` gives T or Result<T>.
    template <typename Work>
    auto run(Access access, const CentreId& centre, Work work)
    {
        return runIn(access, centre.code, centre, std::move(work));
    }
    /// Of one centre's work, what it writes is the whole store's: nobody else writes meanwhile.
    template <typename Work>
    auto writeStore(const CentreId& centre, Work work)
    {
        return runIn(Access::Write, QString(), centre, std::move(work));
    }
    template <typename Work>
    auto read(const CentreId& centre, Work work)
    {
        return run(Access::Read, centre, std::move(work));
    }
    template <typename Work>
    auto write(const CentreId& centre, Work work)
    {
        return run(Access::Write, centre, std::move(work));
    }

    /// The same without waiting: `then(Result<T>)` is called once, where answers of the Database go on.
    template <typename Work, typename Then>
    void writeLater(const CentreId& centre, Work work, Then then)
    {
        runLater(centre.code, centre, std::move(work), std::move(then));
    }
    template <typename Work, typename Then>
    void writeStoreLater(const CentreId& centre, Work work, Then then)
    {
        runLater(QString(), centre, std::move(work), std::move(then));
    }

    RuleBooks& rules() { return m_rules; }
    const StoreLoad& load() const { return m_load; }

private:
    template <typename Work>
    auto runIn(Access access, const QString& scope, const CentreId& centre, Work work)
        -> Result<typename WorkValue<std::invoke_result_t<Work, CentralJob&>>::Type>
    {
        using T = typename WorkValue<std::invoke_result_t<Work, CentralJob&>>::Type;
        StoreLoad::Job load(m_load, access == Access::Read ? StoreLoad::Kind::Read : StoreLoad::Kind::Write);
        return m_database.runAndWait(access, scope, [&](Connection& connection) -> Result<T> {
            load.begin();
            return perform<T>(connection, access, centre, work);
        });
    }
    template <typename Work, typename Then>
    void runLater(const QString& scope, const CentreId& centre, Work work, Then then)
    {
        using T = typename WorkValue<std::invoke_result_t<Work, CentralJob&>>::Type;
        auto load = std::make_shared<StoreLoad::Job>(m_load, StoreLoad::Kind::Write);
        m_database.run(
            Access::Write, scope,
            [this, load, centre, work = std::move(work)](Connection& connection) mutable -> Result<T> {
                load->begin();
                return perform<T>(connection, Access::Write, centre, work);
            },
            std::move(then));
    }
    template <typename T, typename Work>
    Result<T> perform(Connection& connection, Access access, const CentreId& centre, Work& work)
    {
        AccountRepository accounts(connection);
        if (!m_rules.knows(centre)) {
            const auto known = accounts.centre(centre);
            m_rules.assign(centre, known ? known->calendar : QString());
        }
        const Instant now = m_clock.nowBeside(connection.toldTime());
        AgentDirectoryRepository agents(connection, centre, now);
        CentralStores stores(connection, centre, agents, m_ids);
        CentralJob job{stores.unit(), connection, stores, accounts, m_rules.of(centre), now};
        Result<T> value = work(job);
        if (value && access != Access::Read) {
            stores.finish();
        }
        return value;
    }

    Database& m_database;
    RuleBooks& m_rules;
    IdMaker& m_ids;
    const Clock& m_clock;
    StoreLoad m_load;
};

/// The agent of a session as the queue knows her.
inline AgentProfile profileOf(const AgentAccount& agent)
{
    return {agent.id, agent.centre, agent.displayName, agent.role, agent.competences};
}

} // namespace relais
