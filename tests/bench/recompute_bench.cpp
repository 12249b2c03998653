// Every schedule of a pathway derived again after its protocol was corrected: people/s, and the memory that it takes.
//   recompute_bench [PEOPLE…]   default: 20000 100000 1000000; ten facts each
// Each size in a process of its own, so that their memory can be compared. More than 200 000 people are derived once and without the bare side:
// a million takes some minutes and 8 GB of the temporary folder.
// The bare side, on a copy of the same store and in the same run: a C loop that reads the same facts of the same people and takes away and
// writes the same rows of their schedules, in transactions of the same size. It derives nothing and plans no queue.
#include "core/programmes/recompute_pathway.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/bench_report.h"
#include "tests/bench/filled_queue.h"

#include <QFile>

#include <QTemporaryDir>

#include <array>
#include <chrono>

#include <sys/wait.h>
#include <unistd.h>

using namespace relais;
using bench::must;

namespace {

constexpr int atOnce = 500; // as the tool does it
constexpr int mostCompared = 200'000;
constexpr double constantMegabytes = 8;
const QString diabetes = QStringLiteral("sophia-diabetes");

/// The shipped programmes, where the first coaching call may come ten days later.
std::shared_ptr<const ProgrammeBook> corrected()
{
    auto files = ProgrammeBook::shippedFiles();
    for (NamedFile& file : files) {
        if (file.name == QLatin1String("sophia.json")) {
            const QByteArray window = "\"anchor\": \"phone_cohort\", \"offset\": \"P7D\", \"window\": [\"P2D\", \"P62D\"]";
            if (!file.bytes.contains(window)) {
                std::fprintf(stderr, "the first call of Sophia diabetes stands otherwise in its file\n");
                std::abort();
            }
            file.bytes.replace(window, QByteArray(window).replace("P62D", "P72D"));
        }
    }
    return std::make_shared<const ProgrammeBook>(must(ProgrammeBook::of(files)));
}

class CoachedCentre {
public:
    CoachedCentre(int people, const QString& path) : m_people(people)
    {
        m_settings.store = SqliteSettings::ofServer(path);
        m_settings.store.everyCommitOnDisk = false;
        m_settings.store.checkpointPages = 100'000;
        open();
        for (int from = 0; from < people; from += 10000) {
            must(m_database->runAndWait(Access::WriteAlone, [&](Connection& connection) {
                bench::OneAgent agents(m_agent);
                CentralStores stores(connection, m_centre, agents, m_ids);
                const LaneId lane = stores.unit().queue.commonLane(m_campaign, QStringLiteral("metropole"));
                for (int i = from; i < std::min(people, from + 10000); ++i) {
                    tell(connection, stores.unit(), lane, i);
                }
                stores.finish();
                return Done{};
            }));
        }
        m_database.reset();
        m_settings.store = SqliteSettings::ofServer(path);
    }
    void open()
    {
        m_database = must(Database::open(
            m_settings, Migrator(QStringLiteral("central")), m_clock, [](const std::function<void()>& answer) { answer(); }));
    }
    void close() { m_database.reset(); }

    struct Round {
        int people = 0;
        int changed = 0;
        double seconds = 0;
        double megabytesBefore = 0; ///< when a tenth was done
        double megabytesMost = 0;
    };
    Round recompute()
    {
        Round round;
        std::optional<PersonId> after;
        const auto begun = std::chrono::steady_clock::now();
        do {
            const auto batch = must(m_database->runAndWait(Access::Write, [&](Connection& connection) {
                bench::OneAgent agents(m_agent);
                CentralStores stores(connection, m_centre, agents, m_ids);
                const auto done = recomputePathway(stores.unit(), m_rules, diabetes, after, atOnce, m_now);
                stores.finish();
                return done;
            }));
            round.people += batch.people;
            round.changed += batch.changed;
            after = batch.last;
            const double megabytes = bench::residentMegabytes();
            if (round.people <= m_people / 10) {
                round.megabytesBefore = megabytes;
            }
            round.megabytesMost = std::max(round.megabytesMost, megabytes);
            if (m_people > mostCompared && round.people % 100'000 == 0) {
                std::fprintf(stderr, "%d of %d people derived again\n", round.people, m_people);
            }
        } while (after);
        round.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        return round;
    }
    void correct() { m_rules.programmes = corrected(); }

private:
    void tell(Connection& connection, CentralUnit& unit, const LaneId& lane, int i)
    {
        const auto id = m_ids.make<PersonId>();
        connection.statement("simulation/demo.insert_person")
            .bindAll(m_centre, id, static_cast<std::int64_t>(1000000000000 + i), QStringLiteral("metropole"), true, m_now)
            .run();
        connection.statement("people/person.wants_keys").bindAll(m_centre, id).run();
        const QString text = QStringLiteral("Martin");
        const QDate date(1960, 5, 4);
        connection.statement("simulation/demo.insert_listing")
            .bindAll(m_centre, id, Uuid(), i, m_campaign, date, text, std::nullopt, text, date, Sex::Female, std::nullopt,
                QStringLiteral("+33639980001"), text, QStringLiteral("81000"), text, QStringLiteral("01"), QStringLiteral("8"),
                text, 4, 3, std::nullopt, std::nullopt, std::nullopt, true, 2)
            .run();
        const Instant joined = m_now - std::chrono::days(300) + std::chrono::days(i % 200);
        const auto say = [&](int day, PathwayBody body) {
            Fact fact;
            fact.id = m_ids.make<FactId>();
            fact.centre = m_centre;
            fact.person = id;
            fact.agent = m_agent.id;
            fact.desk = m_desk;
            fact.deskSeq = ++m_seq;
            fact.occurredAt = joined + std::chrono::days(day);
            fact.body = PathwaySaid{diabetes, std::move(body)};
            unit.facts.append(fact, fact.occurredAt, {});
        };
        say(0, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true});
        say(0, AnchorSaid{AnchorKind::Enrolment, joined, true});
        say(0, AttributeSaid{QStringLiteral("in_phone_cohort"), true});
        say(1, StepNoted{QStringLiteral("welcome_letter"), 1, StepNoted::What::Sent, joined + std::chrono::days(1)});
        say(7, StepNoted{QStringLiteral("personal_questionnaire"), 1, StepNoted::What::Sent, joined + std::chrono::days(7)});
        say(7, StepNoted{QStringLiteral("medical_questionnaire"), 1, StepNoted::What::Sent, joined + std::chrono::days(7)});
        say(9, AttributeSaid{QStringLiteral("exam_dental"), QDate(2024 + i % 3, 1 + i % 12, 5)});
        say(10, AttributeSaid{QStringLiteral("exam_eye_fundus"), QDate(2023 + i % 3, 1 + i % 12, 8)});
        say(20, StepAsked{QStringLiteral("first_call"), 1, {joined + std::chrono::days(32), joined + std::chrono::days(33)}});
        say(40, StepNoted{QStringLiteral("welcome_letter"), 1, StepNoted::What::Sent, joined + std::chrono::days(1)});
        QueueEntry entry;
        entry.id = m_ids.make<EntryId>();
        entry.person = id;
        entry.campaign = m_campaign;
        entry.lane = entry.home = lane;
        entry.enteredAt = joined;
        entry.promoteAt = m_now;
        unit.queue.insert(entry);
        // No step yet: the first round derives and writes every schedule.
        unit.pathways.set(id, {{diabetes, QStringLiteral("2026-11"), StoredMembership::State::Open, joined, {}}});
    }

    int m_people;
    CentreId m_centre{QStringLiteral("albi")};
    CampaignCode m_campaign{QStringLiteral("sophia-diabete")};
    SystemClock m_clock;
    Instant m_now = *instantFromText(u"2026-11-03T09:00:00Z");
    SeededRandom m_random{20261129};
    IdMaker m_ids{m_clock, m_random};
    DeskId m_desk = m_ids.make<DeskId>();
    std::int64_t m_seq = 0;
    RuleBook m_rules = rules();
    AgentProfile m_agent{m_ids.make<AgentId>(), m_centre, QStringLiteral("Paul D."), Role::NurseAdviser, {}};
    Database::Settings m_settings;
    std::unique_ptr<Database> m_database;

    static RuleBook rules()
    {
        return {must(OutcomeCatalogue::shipped()), must(Calendar::shipped(QStringLiteral("demo"))),
            {must(CampaignSpec::shipped(CampaignCode(QStringLiteral("sophia-diabete"))))}, std::chrono::minutes(150),
            std::make_shared<const ProgrammeBook>(must(ProgrammeBook::shipped()))};
    }
};

/// The same reads and the same writes; see the head. The seconds it took, and the steps that it wrote.
class BareRound {
public:
    explicit BareRound(const QString& path) : m_sqlite(path) {}

    double run()
    {
        const auto begun = std::chrono::steady_clock::now();
        QByteArray after(16, '\0');
        for (std::vector<QByteArray> people = next(after); !people.empty(); people = next(after)) {
            m_sqlite.execute("BEGIN IMMEDIATE");
            for (const QByteArray& person : people) {
                again(person);
            }
            m_sqlite.execute("COMMIT");
            after = people.back();
        }
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    }
    qint64 steps = 0;

private:
    struct Step {
        std::array<std::int64_t, 11> numbers{};
        std::array<bool, 11> null{};
        std::string step, why;
    };

    std::vector<QByteArray> next(const QByteArray& after)
    {
        std::vector<QByteArray> people;
        m_sqlite.rows(
            "programmes/pathway.members_of", [&](sqlite3_stmt* row) { people.push_back(bench::BareSqlite::bytes(row, 0)); },
            "albi", "sophia-diabetes", after, atOnce);
        return people;
    }
    void again(const QByteArray& person)
    {
        std::vector<QByteArray> facts;
        m_sqlite.rows(
            "outbox/fact.of_person", [&](sqlite3_stmt* row) { facts.push_back(bench::BareSqlite::bytes(row, 0)); }, "albi",
            person);
        for (const QByteArray& fact : facts) {
            m_sqlite.run("outbox/fact.pathway_said", "albi", fact);
        }
        std::string version;
        std::int64_t joined = 0;
        m_sqlite.rows(
            "programmes/pathway.members",
            [&](sqlite3_stmt* row) {
                version = reinterpret_cast<const char*>(sqlite3_column_text(row, 1));
                joined = sqlite3_column_int64(row, 3);
            },
            "albi", person);
        std::vector<Step> read;
        m_sqlite.rows(
            "programmes/pathway.steps",
            [&](sqlite3_stmt* row) {
                Step& one = read.emplace_back();
                one.step = reinterpret_cast<const char*>(sqlite3_column_text(row, 0));
                one.why = reinterpret_cast<const char*>(sqlite3_column_text(row, 11));
                for (int column = 1; column <= 10; ++column) {
                    one.numbers[static_cast<std::size_t>(column)] = sqlite3_column_int64(row, column);
                    one.null[static_cast<std::size_t>(column)] = sqlite3_column_type(row, column) == SQLITE_NULL;
                }
            },
            "albi", person, "sophia-diabetes");
        m_sqlite.run("programmes/pathway.delete_steps", "albi", person, "sophia-diabetes");
        m_sqlite.run("programmes/pathway.delete_member", "albi", person, "sophia-diabetes");
        m_sqlite.run("programmes/pathway.insert_member", "albi", person, "sophia-diabetes", version.c_str(), 0, joined);
        sqlite3_stmt* insert = m_sqlite.statement("programmes/pathway.insert_step");
        int position = 0;
        for (const Step& one : read) {
            // In the order of the columns: the five that say which, then what was read, then why.
            sqlite3_bind_text(insert, 1, "albi", -1, SQLITE_STATIC);
            sqlite3_bind_blob(insert, 2, person.constData(), static_cast<int>(person.size()), SQLITE_STATIC);
            sqlite3_bind_text(insert, 3, "sophia-diabetes", -1, SQLITE_STATIC);
            sqlite3_bind_text(insert, 4, one.step.c_str(), -1, SQLITE_STATIC);
            sqlite3_bind_int64(insert, 5, one.numbers[1]);
            sqlite3_bind_int(insert, 6, position++);
            for (std::size_t column = 2; column <= 10; ++column) {
                const int to = static_cast<int>(column) + 5;
                if (one.null[column]) {
                    sqlite3_bind_null(insert, to);
                } else {
                    sqlite3_bind_int64(insert, to, one.numbers[column]);
                }
            }
            sqlite3_bind_text(insert, 16, one.why.c_str(), -1, SQLITE_STATIC);
            if (sqlite3_step(insert) != SQLITE_DONE) {
                std::fprintf(stderr, "a step was not written\n");
                std::abort();
            }
            sqlite3_reset(insert);
            ++steps;
        }
    }
    bench::BareSqlite m_sqlite;
};

void wantAll(int changed, int people)
{
    if (changed != people) {
        std::fprintf(stderr, "%d of %d schedules changed\n", changed, people);
        std::abort();
    }
}

void printGrowth(const CoachedCentre::Round& round)
{
    const double growth = round.megabytesMost - round.megabytesBefore;
    bench::print({.what = QStringLiteral("memory that a recompute gains between a tenth of the people and the end"),
        .size = round.people,
        .figure = growth,
        .unit = QStringLiteral("MB"),
        .goal = QStringLiteral("≤ 8 MB: constant"),
        .held = growth <= constantMegabytes,
        .note = QStringLiteral("%1 MB at most").arg(round.megabytesMost, 0, 'f', 0)});
}

/// Every round and the bare side. The most memory that the first round took.
double measureBeside(int people, const QString& folder)
{
    const QString path = folder + QStringLiteral("/store.sqlite");
    const QString copy = folder + QStringLiteral("/bare.sqlite");
    CoachedCentre centre(people, path);
    centre.open();
    const auto first = centre.recompute();
    centre.close(); // a checkpoint: the copy is whole
    if (!QFile::copy(path, copy)) {
        std::fprintf(stderr, "the store cannot be copied\n");
        std::abort();
    }
    centre.open();
    const auto unchanged = centre.recompute();
    centre.correct();
    const auto changed = centre.recompute();
    BareRound bare(copy);
    const double bareSeconds = bare.run();
    wantAll(first.changed, people);
    wantAll(people - unchanged.changed, people);
    wantAll(changed.changed, people);
    const double rate = people / changed.seconds;
    const double bareRate = people / bareSeconds;
    bench::print({.what = QStringLiteral("recompute of a corrected protocol, every schedule changes"),
        .size = people,
        .figure = rate,
        .unit = QStringLiteral("people/s"),
        .against = QStringLiteral("bare C loop, same reads and rows: %1 people/s").arg(bareRate, 0, 'f', 0),
        .ratio = rate / bareRate,
        .note = QStringLiteral("%1 steps a person").arg(static_cast<double>(bare.steps) / people, 0, 'f', 1)});
    bench::print({.what = QStringLiteral("recompute where no schedule changes"),
        .size = people,
        .figure = people / unchanged.seconds,
        .unit = QStringLiteral("people/s")});
    printGrowth(changed);
    return first.megabytesMost;
}

/// One round, in which every schedule changes. The most memory that it took.
double measureAlone(int people, const QString& folder)
{
    CoachedCentre centre(people, folder + QStringLiteral("/store.sqlite"));
    centre.correct();
    centre.open();
    const auto round = centre.recompute();
    wantAll(round.changed, people);
    bench::print({.what = QStringLiteral("recompute of a corrected protocol, every schedule changes"),
        .size = people,
        .figure = people / round.seconds,
        .unit = QStringLiteral("people/s"),
        .note = QStringLiteral("%1 s").arg(round.seconds, 0, 'f', 0)});
    printGrowth(round);
    return round.megabytesMost;
}

/// In a process of its own: what one size leaves in memory is no part of the next one's.
double measureApart(int people)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        std::abort();
    }
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        double most = 0;
        {
            const QTemporaryDir folder;
            most = people <= mostCompared ? measureBeside(people, folder.path()) : measureAlone(people, folder.path());
        }
        const bool told = ::write(ends[1], &most, sizeof most) == sizeof most;
        ::_exit(told ? 0 : 1);
    }
    ::close(ends[1]);
    double most = 0;
    const bool told = ::read(ends[0], &most, sizeof most) == sizeof most;
    ::close(ends[0]);
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || status != 0 || !told) {
        std::fprintf(stderr, "%d people were not measured\n", people);
        std::exit(1);
    }
    return most;
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i) {
        sizes.push_back(std::max(1000, QByteArray(argv[i]).toInt()));
    }
    if (sizes.empty()) {
        sizes = {20000, 100000, 1000000};
    }
    std::sort(sizes.begin(), sizes.end());
    std::vector<double> megabytes;
    QStringList notes;
    for (const int people : sizes) {
        megabytes.push_back(measureApart(people));
        notes << QStringLiteral("%1 people: %2 MB").arg(people).arg(megabytes.back(), 0, 'f', 0);
    }
    if (sizes.size() > 1) {
        const double more = megabytes.back() - megabytes.front();
        bench::print({.what = QStringLiteral("memory that a recompute of the most people takes beyond one of the fewest"),
            .size = sizes.back(),
            .figure = more,
            .unit = QStringLiteral("MB"),
            .goal = QStringLiteral("≤ 8 MB: constant"),
            .held = more <= constantMegabytes,
            .note = notes.join(QStringLiteral("; "))});
    }
    return 0;
}
