// Lease hand-out and fact upload per second on stores of 3 000, 300 000 and 3 000 000 queue entries, against the same statements in
// a bare C loop on the same file in the same run. Goal: cost flat within 1.5 × over the sizes.
// usage: queue_bench [SIZE…]
#include "core/outbox/accept_facts.h"
#include "core/queue/lease_contacts.h"
#include "db/base/database.h"
#include "db/queue/central_stores.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/bench_report.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <atomic>
#include <chrono>

using namespace relais;
using namespace relais::bench;

namespace {

constexpr int rounds = 3;
constexpr int desksPerRound = 33; // × 12 contacts, twice (ours and bare), must fit into the smallest store
constexpr int jobsPerCommit = 11; // what the writer's group of 20 ms comes to

const CentreId albi{QStringLiteral("albi")};
const CampaignCode campaign{QStringLiteral("diabete-ecart")};

class OneAgent final : public AgentDirectory {
public:
    explicit OneAgent(AgentProfile agent) : m_agent(std::move(agent)) {}
    std::optional<AgentProfile> find(const AgentId& agent) override
    {
        return agent == m_agent.id ? std::optional(m_agent) : std::nullopt;
    }

private:
    AgentProfile m_agent;
};

double secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

template <typename T>
T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(codeText(result.error().code)), qPrintable(result.error().detail));
        std::abort();
    }
    return *std::move(result);
}

class QueueBench {
public:
    explicit QueueBench(int size)
        : m_size(size), m_rules{must(OutcomeCatalogue::shipped()), must(Calendar::shipped(QStringLiteral("demo"))),
                            {must(CampaignSpec::shipped(campaign))}}
    {
        m_agent = {
            m_ids.make<AgentId>(), albi, QStringLiteral("Paul D."), Role::EnrolmentCaller, m_rules.campaigns.front().competences};
        m_settings.store.path = m_folder.filePath(QStringLiteral("bench.db"));
        m_settings.store.everyCommitOnDisk = false;
        fill();
        m_settings.store.everyCommitOnDisk = true;
        m_settings.store.checkpointPages = 16000;
        m_settings.store.cacheKiB = 64 * 1024;
        open();
    }

    struct Rates {
        double lease = 0;
        double leaseBare = 0;
        double upload = 0;
        double uploadBare = 0;
    };
    Rates measure()
    {
        Rates best;
        BareSqlite bare(m_settings.store.path);
        for (int round = 0; round < rounds; ++round) {
            std::vector<std::pair<DeskId, LeaseAnswer>> given;
            const double lease = secondsOf([&] { given = leaseAll(); });
            std::vector<std::vector<Fact>> uploads = attempts(given);
            const double upload = secondsOf([&] { uploadAll(uploads); });
            std::vector<Taken> taken;
            const double leaseBare = secondsOf([&] { taken = leaseBareAll(bare); });
            const double uploadBare = secondsOf([&] { uploadBareAll(bare, taken); });
            const double contacts = desksPerRound * contactsPerDesk;
            best.lease = std::max(best.lease, contacts / lease);
            best.upload = std::max(best.upload, 2 * contacts / upload);
            best.leaseBare = std::max(best.leaseBare, contacts / leaseBare);
            best.uploadBare = std::max(best.uploadBare, 2 * contacts / uploadBare);
        }
        return best;
    }

private:
    struct Taken {
        QByteArray entry;
        QByteArray person;
        QByteArray desk;
        QByteArray lease;
        std::int64_t fence = 0;
    };

    void open()
    {
        m_database.reset();
        m_database = must(Database::open(
            m_settings, Migrator(QStringLiteral("central")), m_clock, [](const std::function<void()>& answer) { answer(); }));
    }

    /// People with one listing and one ready entry each, as an import leaves them.
    void fill()
    {
        open();
        constexpr int atOnce = 50000;
        SeededRandom dice(static_cast<std::uint64_t>(m_size));
        for (int from = 0; from < m_size; from += atOnce) {
            const int until = std::min(m_size, from + atOnce);
            must(m_database->runAndWait(Access::WriteAlone, [&](Connection& connection) {
                OneAgent agents(m_agent);
                CentralStores stores(connection, albi, agents, m_ids);
                const LaneId lane = stores.unit().queue.commonLane(campaign, QStringLiteral("metropole"));
                auto person = connection.statement("simulation/demo.insert_person");
                auto listing = connection.statement("simulation/demo.insert_listing");
                const QString metropole = QStringLiteral("metropole");
                const QString text = QStringLiteral("Martin");
                const QDate date(1960, 5, 4);
                for (int i = from; i < until; ++i) {
                    const auto id = m_ids.make<PersonId>();
                    person.bindAll(albi, id, static_cast<std::int64_t>(1000000000000 + i), metropole, false, m_now).run();
                    listing
                        .bindAll(albi, id, Uuid(), i, campaign, date, text, std::nullopt, text, date, Sex::Female, std::nullopt,
                            QStringLiteral("+33639980001"), text, QStringLiteral("81000"), text, QStringLiteral("01"),
                            QStringLiteral("8"), text, 4, 3, std::nullopt, std::nullopt, std::nullopt, true, 2)
                        .run();
                    QueueEntry entry;
                    entry.id = m_ids.make<EntryId>();
                    entry.person = id;
                    entry.campaign = campaign;
                    entry.lane = entry.home = lane;
                    entry.state = EntryState::Ready;
                    entry.rank = 61 + static_cast<int>(dice.next() % 10);
                    entry.due = {m_now - std::chrono::minutes(dice.next() % 100000), m_now + std::chrono::hours(24)};
                    entry.promoteAt = entry.due.from;
                    entry.enteredAt = m_now - std::chrono::hours(24);
                    stores.unit().queue.insert(entry);
                }
                stores.finish();
                return Done{};
            }));
        }
    }

    std::vector<std::pair<DeskId, LeaseAnswer>> leaseAll()
    {
        std::vector<std::pair<DeskId, LeaseAnswer>> given(desksPerRound);
        std::atomic<int> waiting = desksPerRound;
        for (auto& [desk, answer] : given) {
            desk = m_ids.make<DeskId>();
            m_database->run(
                Access::Write,
                [this, desk = desk](Connection& connection) {
                    OneAgent agents(m_agent);
                    CentralStores stores(connection, albi, agents, m_ids);
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

    std::vector<std::vector<Fact>> attempts(const std::vector<std::pair<DeskId, LeaseAnswer>>& given)
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
                started.centre = albi;
                started.person = contact.person.id;
                started.agent = m_agent.id;
                started.desk = desk;
                started.deskSeq = static_cast<std::int64_t>(facts.size()) + 1;
                started.occurredAt = m_now;
                started.fence = contact.fence;
                started.body = AttemptStarted{
                    campaign, contact.entry, CallDirection::Outbound, contact.history.numbers.front(), QStringLiteral("tel"), {}};
                Fact closed = started;
                closed.id = m_ids.make<FactId>();
                ++closed.deskSeq;
                AttemptClosed body;
                body.attempt = started.id;
                body.campaign = campaign;
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
                    CentralStores stores(connection, albi, agents, m_ids);
                    auto answers = acceptFacts(stores.unit(), m_rules, {albi, facts.front().desk}, facts, m_now);
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

    QByteArray newId() { return m_ids.next().bytes(); }

    std::vector<Taken> leaseBareAll(BareSqlite& bare)
    {
        const QByteArray agent = m_agent.id.bytes();
        const std::int64_t now = microsecondsOf(m_now);
        const std::int64_t until = now + 9000000000;
        std::vector<Taken> taken;
        for (int desk = 0; desk < desksPerRound; ++desk) {
            if (desk % jobsPerCommit == 0) {
                bare.execute("BEGIN IMMEDIATE");
            }
            const QByteArray deskId = newId();
            bare.run("queue/lease.held_by", "albi", deskId);
            bare.run("queue/queue.lanes", "albi", agent);
            std::vector<Taken> heads;
            bare.rows(
                "queue/queue.ready",
                [&](sqlite3_stmt* row) {
                    heads.push_back({BareSqlite::bytes(row, 0), BareSqlite::bytes(row, 1), deskId, newId(), 0});
                },
                "albi", 1, contactsPerDesk);
            for (Taken& one : heads) {
                bare.run("people/person.find", "albi", one.person);
                bare.run("outbox/fact.of_person", "albi", one.person);
                bare.run("queue/queue.set_state", 2, "albi", one.entry);
                bare.rows(
                    "queue/lease.raise_fence", [&](sqlite3_stmt* row) { one.fence = sqlite3_column_int64(row, 0); }, until,
                    "albi", one.person);
                bare.run("queue/lease.insert", "albi", one.lease, one.entry, one.person, one.desk, agent, one.fence, now, until);
                bare.run(
                    "queue/lease.remember", "albi", one.lease, one.entry, one.person, one.desk, agent, one.fence, 0, now, until);
                taken.push_back(one);
            }
            bare.run("queue/queue.count", "albi", 1, 1, -contactsPerDesk);
            bare.run("queue/queue.count", "albi", 1, 2, contactsPerDesk);
            if ((desk + 1) % jobsPerCommit == 0) {
                bare.execute("COMMIT");
            }
        }
        return taken;
    }

    void uploadBareAll(BareSqlite& bare, const std::vector<Taken>& taken)
    {
        const QByteArray agent = m_agent.id.bytes();
        const std::int64_t now = microsecondsOf(m_now);
        std::int64_t seq = 0;
        for (std::size_t i = 0; i < taken.size(); ++i) {
            const Taken& one = taken[i];
            if (i % (jobsPerCommit * contactsPerDesk) == 0) {
                bare.execute("BEGIN IMMEDIATE");
            }
            const QByteArray started = newId();
            const QByteArray closed = newId();
            bare.run("people/person.knows", "albi", one.person);
            bare.run("people/person.find", "albi", one.person);
            bare.run("outbox/fact.of_person", "albi", one.person);
            for (const bool first : {true, false}) {
                const QByteArray& fact = first ? started : closed;
                bare.run("outbox/fact.find", "albi", fact);
                bare.run("queue/lease.open_of", "albi", one.person);
                bare.run("outbox/fact.insert", "albi", fact, first ? 0 : 1, 1, one.person, agent, one.desk, ++seq, now, now,
                    one.fence, nullptr, nullptr);
                if (first) {
                    bare.run("outbox/fact.insert_attempt_started", "albi", fact, "diabete-ecart", one.entry, 0, "+33639980001",
                        "tel", nullptr);
                } else {
                    bare.run("outbox/fact.insert_attempt_closed", "albi", fact, started, "diabete-ecart", "no_answer", 0, nullptr,
                        0, 0, nullptr, nullptr, "", "", nullptr);
                }
                bare.run("queue/lease.by_fence", "albi", one.person, one.fence);
            }
            bare.run("queue/lease.close", now, "albi", one.lease);
            bare.run("queue/lease.remember", "albi", one.lease, one.entry, one.person, one.desk, agent, one.fence, 4, now, now);
            for (const char* name : {"attempts", "counted", "dialled", "outcome.no_answer"}) {
                bare.run("queue/funnel.add", "albi", "diabete-ecart", name, 1);
            }
            bare.run("queue/queue.of_person", "albi", one.person);
            bare.run("people/person.set_flags", 0, 0, 0, 0, "albi", one.person);
            bare.run("queue/lease.open_of", "albi", one.person);
            bare.run("queue/queue.of_person", "albi", one.person);
            bare.run("queue/queue.update", 1, 0, 60, now + 90000000000, now + 99000000000, now + 90000000000, nullptr, nullptr,
                nullptr, 0, nullptr, nullptr, "albi", one.entry);
            bare.run("queue/queue.of_person", "albi", one.person);
            bare.run("outbox/feed.append", "albi", 0, now, one.person, nullptr, nullptr, 2, nullptr);
            if ((i + 1) % contactsPerDesk == 0) {
                bare.run("queue/queue.count", "albi", 1, 2, -contactsPerDesk);
                bare.run("queue/queue.count", "albi", 1, 0, contactsPerDesk);
            }
            if ((i + 1) % (jobsPerCommit * contactsPerDesk) == 0) {
                bare.execute("COMMIT");
            }
        }
    }

    int m_size;
    SystemClock m_clock;
    Instant m_now = *instantFromText(u"2026-11-03T09:00:00Z");
    SeededRandom m_random{20261122};
    IdMaker m_ids{m_clock, m_random};
    RuleBook m_rules;
    AgentProfile m_agent;
    QTemporaryDir m_folder;
    Database::Settings m_settings;
    std::unique_ptr<Database> m_database;
};

void report(const char* what, int size, double figure, double bare, const char* unit, double smallest)
{
    const bool flat = smallest / figure <= 1.5;
    print({QString::fromLatin1(what), size, figure, QString::fromLatin1(unit),
        QStringLiteral("the same statements in a bare C loop: %1").arg(bare, 0, 'f', 0), figure / bare,
        QStringLiteral("cost within 1.5 x of the smallest size"), flat});
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i) {
        sizes.push_back(std::atoi(argv[i]));
    }
    if (sizes.empty()) {
        sizes = {3000, 300000, 3000000};
    }
    std::optional<QueueBench::Rates> smallest;
    for (const int size : sizes) {
        const auto rates = QueueBench(size).measure();
        smallest = smallest.value_or(rates);
        report("lease hand-out", size, rates.lease, rates.leaseBare, "contacts/s", smallest->lease);
        report("fact upload", size, rates.upload, rates.uploadBare, "facts/s", smallest->upload);
    }
    return 0;
}
