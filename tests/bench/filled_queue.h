#pragma once

#include "core/outbox/accept_facts.h"
#include "core/queue/lease_contacts.h"
#include "db/base/database.h"
#include "db/queue/central_stores.h"

#include <QTemporaryDir>

#include <atomic>

namespace relais::bench {

constexpr int desksPerRound = 11; ///< what the writer's group of 20 ms comes to

template <typename T>
T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(codeText(result.error().code)), qPrintable(result.error().detail));
        std::abort();
    }
    return *std::move(result);
}

class OneAgent final : public AgentDirectory {
public:
    explicit OneAgent(AgentProfile agent) : m_agent(std::move(agent)) {}
    std::optional<AgentProfile> find(const AgentId& agent) override
    {
        return agent == m_agent.id ? std::optional(m_agent) : std::nullopt;
    }
    std::optional<Role> roleAt(const AgentId& agent, const DeskId&) override
    {
        return agent == m_agent.id ? std::optional(m_agent.role) : std::nullopt;
    }

private:
    AgentProfile m_agent;
};

/// A central store with so many people, one listing and one ready entry each; its hand-out and its upload
/// of facts as the server does them: through the writer's thread, with group commit, every commit on disk. One thread.
class FilledQueue {
public:
    /// Imported: all due at once, in classes by the gap in their care, as an import leaves them and the promoter makes them ready.
    /// Scattered: class and due drawn for each, so that neighbours in the queue are never neighbours in a table.
    enum class Order { Imported, Scattered };
    FilledQueue(int size, Order order, const QString& path) : m_size(size), m_order(order), m_path(path)
    {
        m_agent = {m_ids.make<AgentId>(), m_centre, QStringLiteral("Paul D."), Role::EnrolmentCaller,
            m_rules.campaigns.front().competences};
        // Nothing is measured while it is filled: neither disk nor memory is spared.
        m_settings.store.path = path;
        m_settings.store.everyCommitOnDisk = false;
        m_settings.store.checkpointPages = 100'000;
        m_settings.store.cacheKiB = 1024 * 1024;
        open();
        fill();
        m_database.reset();
        m_settings.store = SqliteSettings::ofServer(path);
    }
    /// To be called once, when the file has been copied for the other side.
    void open()
    {
        m_database = must(Database::open(
            m_settings, Migrator(QStringLiteral("central")), m_clock, [](const std::function<void()>& answer) { answer(); }));
    }

    int size() const { return m_size; }
    const QString& path() const { return m_path; }
    const AgentId& agent() const { return m_agent.id; }
    Instant now() const { return m_now; }
    IdMaker& ids() { return m_ids; }

    using Given = std::vector<std::pair<DeskId, LeaseAnswer>>;
    Given leaseAll()
    {
        Given given(desksPerRound);
        std::atomic<int> waiting = desksPerRound;
        for (auto& [desk, answer] : given) {
            desk = m_ids.make<DeskId>();
            m_database->run(
                Access::Write,
                [this, desk = desk](Connection& connection) {
                    OneAgent agents(m_agent);
                    CentralStores stores(connection, m_centre, agents, m_ids);
                    auto made = leaseContacts(stores.unit(), m_rules, {desk, m_agent}, {contactsPerDesk}, m_now);
                    stores.finish();
                    return made;
                },
                [&answer = answer, &waiting](Result<LeaseAnswer> made) {
                    answer = must(std::move(made));
                    --waiting;
                    waiting.notify_one();
                });
        }
        for (int left = waiting; left > 0; left = waiting) {
            waiting.wait(left);
        }
        return given;
    }

    std::vector<std::vector<Fact>> attempts(const Given& given)
    {
        std::vector<std::vector<Fact>> uploads;
        for (const auto& [desk, answer] : given) {
            if (answer.contacts.size() != contactsPerDesk) {
                std::fprintf(stderr, "a desk got %zu contacts\n", answer.contacts.size());
                std::abort();
            }
            std::vector<Fact>& facts = uploads.emplace_back();
            for (const LeasedContact& contact : answer.contacts) {
                Fact started;
                started.id = m_ids.make<FactId>();
                started.centre = m_centre;
                started.person = contact.person.id;
                started.agent = m_agent.id;
                started.desk = desk;
                started.deskSeq = static_cast<std::int64_t>(facts.size()) + 1;
                started.occurredAt = m_now;
                started.fence = contact.fence;
                started.body = AttemptStarted{m_campaign, contact.entry, CallDirection::Outbound, contact.history.numbers.front(),
                    QStringLiteral("tel"), {}};
                Fact closed = started;
                closed.id = m_ids.make<FactId>();
                ++closed.deskSeq;
                AttemptClosed body;
                body.attempt = started.id;
                body.campaign = m_campaign;
                body.outcome = OutcomeCode::NoAnswer;
                closed.body = body;
                facts.push_back(started);
                facts.push_back(closed);
            }
        }
        return uploads;
    }

    void uploadAll(const std::vector<std::vector<Fact>>& uploads)
    {
        std::atomic<int> waiting = static_cast<int>(uploads.size());
        for (const auto& facts : uploads) {
            m_database->run(
                Access::Write,
                [this, &facts](Connection& connection) {
                    OneAgent agents(m_agent);
                    CentralStores stores(connection, m_centre, agents, m_ids);
                    auto answers = acceptFacts(stores.unit(), m_rules, {m_centre, facts.front().desk}, facts, m_now);
                    stores.finish();
                    return answers;
                },
                [&waiting](Result<std::vector<FactAnswer>> answers) {
                    for (const FactAnswer& answer : must(std::move(answers))) {
                        if (answer.verdict != FactVerdict::Accepted) {
                            std::abort();
                        }
                    }
                    --waiting;
                    waiting.notify_one();
                });
        }
        for (int left = waiting; left > 0; left = waiting) {
            waiting.wait(left);
        }
    }

private:
    void fill()
    {
        constexpr int atOnce = 50000;
        SeededRandom dice(static_cast<std::uint64_t>(m_size));
        for (int from = 0; from < m_size; from += atOnce) {
            const int until = std::min(m_size, from + atOnce);
            must(m_database->runAndWait(Access::WriteAlone, [&](Connection& connection) {
                OneAgent agents(m_agent);
                CentralStores stores(connection, m_centre, agents, m_ids);
                const LaneId lane = stores.unit().queue.commonLane(m_campaign, QStringLiteral("metropole"));
                auto person = connection.statement("simulation/demo.insert_person");
                auto wantsKeys = connection.statement("people/person.wants_keys");
                auto listing = connection.statement("simulation/demo.insert_listing");
                const QString metropole = QStringLiteral("metropole");
                const QString text = QStringLiteral("Martin");
                const QDate date(1960, 5, 4);
                for (int i = from; i < until; ++i) {
                    const auto id = m_ids.make<PersonId>();
                    person.bindAll(m_centre, id, static_cast<std::int64_t>(1000000000000 + i), metropole, false, m_now).run();
                    wantsKeys.bindAll(m_centre, id).run();
                    listing
                        .bindAll(m_centre, id, Uuid(), i, m_campaign, date, text, std::nullopt, text, date, Sex::Female,
                            std::nullopt, QStringLiteral("+33639980001"), text, QStringLiteral("81000"), text,
                            QStringLiteral("01"), QStringLiteral("8"), text, 4, 3, std::nullopt, std::nullopt, std::nullopt, true,
                            2)
                        .run();
                    QueueEntry entry;
                    entry.id = m_ids.make<EntryId>();
                    entry.person = id;
                    entry.campaign = m_campaign;
                    entry.lane = entry.home = lane;
                    entry.state = EntryState::Ready;
                    const bool scattered = m_order == Order::Scattered;
                    entry.rank = scattered ? 61 + static_cast<int>(dice.next() % 10) : 70 - static_cast<int>(dice.next() % 6);
                    const std::chrono::minutes ago(scattered ? dice.next() % 100000 : 60);
                    entry.due = {m_now - ago, m_now + std::chrono::hours(24)};
                    entry.promoteAt = entry.due.from;
                    entry.enteredAt = m_now - std::chrono::hours(24);
                    stores.unit().queue.insert(entry);
                }
                stores.finish();
                return Done{};
            }));
        }
    }

    int m_size;
    Order m_order;
    QString m_path;
    CentreId m_centre{QStringLiteral("albi")};
    CampaignCode m_campaign{QStringLiteral("diabete-ecart")};
    SystemClock m_clock;
    Instant m_now = *instantFromText(u"2026-11-03T09:00:00Z");
    SeededRandom m_random{20261122};
    IdMaker m_ids{m_clock, m_random};
    RuleBook m_rules{must(OutcomeCatalogue::shipped()), must(Calendar::shipped(QStringLiteral("demo"))),
        {must(CampaignSpec::shipped(m_campaign))}};
    AgentProfile m_agent;
    Database::Settings m_settings;
    std::unique_ptr<Database> m_database;
};

} // namespace relais::bench
