#pragma once

#include "core/outbox/accept_facts.h"
#include "core/queue/lease_contacts.h"
#include "db/queue/central_stores.h"
#include "tests/support/temporary_store.h"

#include <map>
#include <set>

namespace relais::test {

/// Agents that a test names itself.
class FakeAgents final : public AgentDirectory {
public:
    std::optional<AgentProfile> find(const AgentId& agent) override
    {
        const auto found = m_agents.find(agent);
        return found != m_agents.end() ? std::optional(found->second) : std::nullopt;
    }
    std::optional<Role> roleAt(const AgentId& agent, const DeskId& desk) override
    {
        const auto found = m_agents.find(agent);
        return found != m_agents.end() && m_sessions.contains({agent, desk}) ? std::optional(found->second.role) : std::nullopt;
    }
    void add(const AgentProfile& agent) { m_agents[agent.id] = agent; }
    void signIn(const AgentId& agent, const DeskId& desk) { m_sessions.emplace(agent, desk); }

private:
    std::set<std::pair<AgentId, DeskId>> m_sessions;
    std::map<AgentId, AgentProfile> m_agents;
};

/// A desk of the test centre with the agent at it; makes facts as a workstation would.
struct TestDesk {
    DeskId id;
    AgentProfile agent;
    std::int64_t seq = 0;
};

/// A whole centre on a store of its own: the demo calendar (open at any hour) unless a test says otherwise, the shipped outcomes
/// and campaigns, people made on demand. Everything runs through the real Database.
class TestCentre {
public:
    explicit TestCentre(const QString& calendar = QStringLiteral("demo"));

    /// Somebody eligible with a number, waiting in the campaign since now.
    PersonId addTarget(const CampaignCode& campaign = CampaignCode{QStringLiteral("diabete-ecart")});
    EntryId addEntry(const PersonId& person, const CampaignCode& campaign);
    TestDesk addDesk(Role role = Role::EnrolmentCaller);

    LeaseAnswer lease(const TestDesk& desk, int most, bool busy = false);
    std::vector<FactAnswer> upload(const TestDesk& desk, const std::vector<Fact>& facts);
    /// Housekeeping until nothing is left to do.
    void keep();

    Fact fact(TestDesk& desk, const PersonId& person, FactBody body, std::optional<std::int64_t> fence = std::nullopt);
    Fact started(TestDesk& desk, const LeasedContact& contact);
    Fact closed(TestDesk& desk, const LeasedContact& contact, const AttemptId& attempt, OutcomeCode outcome);

    /// Runs `work(CentralUnit&)` in a job of its own.
    template <typename Work>
    auto inUnit(Work work)
    {
        auto result = store.database().runAndWait(Access::Write, [&](Connection& connection) {
            CentralStores stores(connection, centre, agents, ids);
            auto value = work(stores.unit());
            stores.finish();
            return value;
        });
        if (!result) {
            throw std::runtime_error(codeText(result.error().code).toStdString() + ": " + result.error().detail.toStdString());
        }
        return *std::move(result);
    }
    std::optional<QueueEntry> entryOf(const PersonId& person);

    TemporaryStore store;
    TestClock& clock = store.clock;
    CentreId centre{QStringLiteral("albi")};
    SeededRandom random{20261122};
    IdMaker ids{clock, random};
    FakeAgents agents;
    RuleBook rules;

private:
    int m_people = 0;
};

} // namespace relais::test
