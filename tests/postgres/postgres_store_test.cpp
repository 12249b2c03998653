// What a store on a PostgreSQL server holds beside the tests of every store (relais_tests_on_postgresql): several processes, a server that
// goes away, types.
#include "db/postgres/numbered_parameters.h"
#include "db/postgres/postgres_types.h"
#include "db/postgres/store_address.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/temporary_store.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace relais;
using namespace relais::test;

namespace {

Migrator counters()
{
    return Migrator(std::vector<Migration>{{1, QStringLiteral("0001_note.sql"),
        QStringLiteral(
            "CREATE TABLE note (id {id} PRIMARY KEY, written_at {instant} NOT NULL, text TEXT, seq {int}) {strict};")}});
}

Uuid numbered(std::uint8_t number)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = number;
    return Uuid(bytes);
}

std::unique_ptr<Database> openedAt(const StoreAddress& address, const Clock& clock, const Migrator& migrator)
{
    auto opened = Database::open(address.settings(false), migrator, clock, [](const std::function<void()>& answer) { answer(); });
    INFO((opened ? QString() : opened.error().detail).toStdString());
    REQUIRE(opened);
    return *std::move(opened);
}

std::int64_t count(Database& database)
{
    return database
        .runAndWait(Access::Read, [](Connection& c) { return c.statement("base/test_note.count").value<std::int64_t>().value(); })
        .value();
}

Result<Done> add(Database& database, const QString& scope, std::uint8_t number, Instant at)
{
    return database.runAndWait(Access::Write, scope, [&](Connection& c) {
        c.statement("base/test_note.insert").bindAll(numbered(number), at, QStringLiteral("x"), 0).send();
        return Done{};
    });
}

} // namespace

TEST_CASE("named parameters are numbered as PostgreSQL wants them", "[postgres]")
{
    const auto numbered = numberParameters("SELECT a::text, ':no' FROM t INDEXED BY t_a WHERE a = :a AND b = :b AND c > :a");
    CHECK(numbered.text == "SELECT a::text, ':no' FROM t  WHERE a = $1 AND b = $2 AND c > $1");
    CHECK(numbered.names == std::vector<std::string>{":a", ":b"});
}

TEST_CASE("a list goes to PostgreSQL with its head, its elements behind their lengths, NULL as none", "[postgres]")
{
    using namespace std::string_literals;
    CHECK(postgres_types::elementOf(2951) == postgres_types::uuid);
    CHECK(postgres_types::elementOf(postgres_types::uuid) == 0);
    CHECK(postgres_types::listHead(postgres_types::int4, 0, false) == "\0\0\0\0\0\0\0\0\0\0\0\x17"s);
    CHECK(postgres_types::listHead(postgres_types::int4, 2, true) == "\0\0\0\1\0\0\0\1\0\0\0\x17\0\0\0\2\0\0\0\1"s);
    std::string list;
    postgres_types::appendElement(list, "ab");
    postgres_types::appendElement(list, std::nullopt);
    CHECK(list == "\0\0\0\2ab\xff\xff\xff\xff"s);
}

TEST_CASE("numbers of PostgreSQL are read in every width, and no other type for one", "[postgres]")
{
    const auto there = [](std::int64_t value, unsigned type) {
        const auto encoded = postgres_types::encoded(value, type);
        return encoded ? postgres_types::integerOf(*encoded, type) : std::nullopt;
    };
    for (const std::int64_t value : {std::int64_t(0), std::int64_t(-1), std::int64_t(32767), std::int64_t(-32768)}) {
        CHECK(there(value, postgres_types::int2) == value);
        CHECK(there(value, postgres_types::int4) == value);
        CHECK(there(value, postgres_types::int8) == value);
    }
    CHECK_FALSE(there(40'000, postgres_types::int2));
    CHECK_FALSE(there(std::int64_t(1) << 40, postgres_types::int4));
    CHECK(there(std::int64_t(1) << 40, postgres_types::int8) == std::int64_t(1) << 40);
    CHECK_FALSE(there(1, postgres_types::uuid));
    using namespace std::string_literals;
    CHECK(postgres_types::integerOf("\0\2\0\1\0\0\0\0\0\1\0\2"s, postgres_types::numeric)
        == 10'002); // digits 1 and 2 of base 10 000
    CHECK(postgres_types::integerOf("\0\1\0\0\x40\0\0\0\0\7"s, postgres_types::numeric) == -7);
    CHECK(postgres_types::integerOf("\0\0\0\0\0\0\0\0"s, postgres_types::numeric) == 0);
    CHECK_FALSE(postgres_types::integerOf("\0\1"s, postgres_types::numeric));
    CHECK_FALSE(postgres_types::integerOf("x", postgres_types::text));
}

TEST_CASE("an address says which engine, and shows no secret", "[postgres]")
{
    CHECK(StoreAddress::fromText(QStringLiteral("sqlite:a/b.sqlite"))->path() == QStringLiteral("a/b.sqlite"));
    CHECK(StoreAddress::fromText(QStringLiteral("b.sqlite"))->path() == QStringLiteral("b.sqlite"));
    const auto server = StoreAddress::fromText(QStringLiteral("postgresql://relais:geheim@db.test/relais?sslmode=require"));
    REQUIRE(server);
    CHECK_FALSE(server->isFile());
    CHECK(server->shown() == QStringLiteral("postgresql://db.test/relais"));
    CHECK_FALSE(StoreAddress::fromText(QString()));
    CHECK_FALSE(StoreAddress::fromText(QStringLiteral("sqlite:")));
    CHECK_FALSE(StoreAddress::fromText(QStringLiteral("mysql://db.test/relais")));
    CHECK_FALSE(StoreAddress::fromText(QStringLiteral("postgresql:relais")));
}

TEST_CASE("several servers that start at once on an empty database bring it up to date once", "[postgres]")
{
    if (!PostgresStores::areWanted()) {
        return;
    }
    const StorePlace place;
    const TestClock clock;
    std::atomic<int> open = 0;
    std::vector<std::thread> servers;
    for (int i = 0; i < 4; ++i) {
        servers.emplace_back([&] {
            const auto opened = Database::open(place.address().settings(false), Migrator(QStringLiteral("central")), clock,
                [](const std::function<void()>& answer) { answer(); });
            open += opened ? 1 : 0;
        });
    }
    for (std::thread& one : servers) {
        one.join();
    }
    CHECK(open == 4);
}

TEST_CASE("of one centre one process writes at a time, and no change is lost", "[postgres]")
{
    if (!PostgresStores::areWanted()) {
        return;
    }
    const StorePlace place;
    const TestClock clock;
    const auto first = openedAt(place.address(), clock, Migrator(QStringLiteral("central")));
    const auto second = openedAt(place.address(), clock, Migrator(QStringLiteral("central")));
    constexpr int each = 200;
    // The feed's number is one more than the greatest: two that read before either has written would take the same.
    const auto append = [&](Database& database) {
        for (int i = 0; i < each; ++i) {
            const auto done = database.runAndWait(Access::Write, QStringLiteral("albi"), [&](Connection& c) {
                c.statement("outbox/feed.append")
                    .bindAll(QStringLiteral("albi"), 0, clock.now(), std::nullopt, std::nullopt, std::nullopt, std::nullopt,
                        std::nullopt)
                    .send();
                return Done{};
            });
            if (!done) {
                return false;
            }
        }
        return true;
    };
    std::atomic<bool> other = false;
    std::thread beside([&] { other = append(*second); });
    const bool own = append(*first);
    beside.join();
    CHECK(own);
    CHECK(other);
    const auto head = first->runAndWait(Access::Read, [](Connection& c) {
        return c.statement("outbox/feed.head").bindAll(QStringLiteral("albi")).value<std::int64_t>().value_or(0);
    });
    CHECK(head == 2 * each);
}

TEST_CASE("work on the whole store waits for the centres, and they for it", "[postgres]")
{
    if (!PostgresStores::areWanted()) {
        return;
    }
    const StorePlace place;
    const TestClock clock;
    const auto first = openedAt(place.address(), clock, counters());
    const auto second = openedAt(place.address(), clock, counters());
    std::atomic<bool> inside = false;
    std::atomic<int> met = 0;
    const auto enter = [&](Database& database, const QString& scope, std::uint8_t number) {
        return database.runAndWait(Access::Write, scope, [&, number](Connection& c) {
            met += inside.exchange(true) ? 1 : 0;
            c.statement("base/test_note.insert").bindAll(numbered(number), clock.now(), QStringLiteral("x"), 0).run();
            inside = false;
            return Done{};
        });
    };
    std::atomic<int> besides = 0;
    std::thread beside([&] {
        for (std::uint8_t i = 0; i < 40; ++i) {
            besides += enter(*second, QStringLiteral("albi"), static_cast<std::uint8_t>(100 + i)) ? 1 : 0;
        }
    });
    for (std::uint8_t i = 0; i < 40; ++i) {
        CHECK(enter(*first, QString(), i));
    }
    beside.join();
    CHECK(besides == 40);
    CHECK(met == 0);
    CHECK(count(*first) == 80);
}

TEST_CASE("a write that was sent without waiting and fails takes its own work back, no other", "[postgres]")
{
    TemporaryStore store(counters());
    Database& database = store.database();
    std::vector<ErrorCode> failures;
    std::atomic<int> stored = 0;
    std::mutex mutex;
    for (std::uint8_t i = 0; i < 30; ++i) {
        database.run(
            Access::Write, QStringLiteral("albi"),
            [i, at = store.clock.now()](Connection& c) -> Result<Done> {
                const auto number = static_cast<std::uint8_t>(i % 5 == 4 ? i - 1 : i); // every fifth one says again what is there
                c.statement("base/test_note.insert").bindAll(numbered(number), at, QStringLiteral("x"), 0).send();
                return Done{};
            },
            [&](const Result<Done>& done) {
                const std::scoped_lock lock(mutex);
                if (done) {
                    ++stored;
                } else {
                    failures.push_back(done.error().code);
                }
            });
    }
    store.close();
    CHECK(stored == 24);
    CHECK(failures == std::vector<ErrorCode>(6, ErrorCode::Conflict));
    CHECK(count(store.database()) == 24);
}

TEST_CASE("a server that was killed is found again, and what was answered is there", "[postgres]")
{
    if (!PostgresStores::areWanted()) {
        return;
    }
    PostgresCluster cluster;
    REQUIRE(cluster.start());
    REQUIRE(cluster.createDatabase(QStringLiteral("relais")));
    const TestClock clock;
    Database::Settings settings = StoreAddress::fromText(cluster.url())->settings(true);
    auto opened = Database::open(settings, counters(), clock, [](const std::function<void()>& answer) { answer(); });
    REQUIRE(opened);
    Database& database = **opened;
    std::int64_t answered = 0;
    for (std::uint8_t kill = 0; kill < 3; ++kill) {
        for (std::uint8_t i = 0; i < 5; ++i) {
            const bool kept =
                add(database, QStringLiteral("albi"), static_cast<std::uint8_t>(kill * 20 + i), clock.now()).has_value();
            answered += kept ? 1 : 0;
        }
        cluster.killHard();
        const auto refused = add(database, QStringLiteral("albi"), static_cast<std::uint8_t>(kill * 20 + 10), clock.now());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::StoreUnavailable);
        const auto unread = database.runAndWait(Access::Read, [](Connection& c) {
            c.statement("base/test_note.count").value<std::int64_t>();
            return Done{};
        });
        REQUIRE_FALSE(unread);
        CHECK(unread.error().code == ErrorCode::StoreUnavailable);
        REQUIRE(cluster.start());
        CHECK(count(database) >= answered);
    }
    CHECK(answered == 15);
}

TEST_CASE("of several processes one has a turn, until it lets go of it", "[postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    const StorePlace place;
    TestClock clock;
    const auto one = openedAt(place.address(), clock, counters());
    const auto other = openedAt(place.address(), clock, counters());
    auto turn = one->tryTurn(QStringLiteral("import a")).value();
    REQUIRE(turn);
    CHECK_FALSE(other->tryTurn(QStringLiteral("import a")).value());
    CHECK(other->tryTurn(QStringLiteral("import b")).value());
    turn.reset();
    CHECK(other->tryTurn(QStringLiteral("import a")).value());
}
