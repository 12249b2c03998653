// Each rule finds the fault that it is there for, on both engines.
#include "db/upkeep/store_verifier.h"
#include "tests/support/store_place.h"
#include "tests/upkeep/filled_store.h"
#include "ui/words/upkeep_words.h"

#include <QFile>

#include <algorithm>

using namespace relais;
using namespace relais::test;

namespace {

/// Made when first asked for: the files are resources, which are there only once the program runs.
const Migrator& central()
{
    static const Migrator migrator(QStringLiteral("central"));
    return migrator;
}

struct Planted {
    const char* what;
    std::string fault;    ///< SQL
    std::string postgres; ///< where it is said otherwise; "-": cannot be planted there
    StoreFault found;
};

const std::vector<Planted>& planted()
{
    // Unique indexes that forbid a fault are lost with it: a damaged store, or one that somebody put back table by table.
    static const std::vector<Planted> all{
        {"a migration that is none of ours", "UPDATE schema_migration SET hash = x'01' WHERE number = 3",
            "UPDATE schema_migration SET hash = '\\x01' WHERE number = 3",
            {QStringLiteral("schema_migration"), StoreRule::Migrations, 1}},
        {"a column too much", "ALTER TABLE campaign ADD COLUMN extra TEXT", {},
            {QStringLiteral("campaign"), StoreRule::Columns, 1}},
        {"a table that is not there", "DROP TABLE desk", {}, {QStringLiteral("desk"), StoreRule::Columns, 1}},
        {"an index that is not there", "DROP INDEX queue_ready", {}, {QStringLiteral("queue_entry"), StoreRule::Indexes, 1}},
        {"facts that may be changed", "DROP TRIGGER fact_stays; DROP TRIGGER fact_kept",
            "ALTER TABLE fact DISABLE TRIGGER fact_stays; DROP TRIGGER fact_kept ON fact",
            {QStringLiteral("fact"), StoreRule::Triggers, 2}},
        {"a person at two desks",
            "DROP INDEX lease_person; UPDATE lease SET person_id = (SELECT min(person_id) FROM lease), fence = -leased_at",
            "DROP INDEX lease_person; UPDATE lease SET person_id = (SELECT l.person_id FROM lease l ORDER BY l.id LIMIT 1), "
            "fence = "
            "-leased_at",
            {QStringLiteral("lease"), StoreRule::OneOpenLease, 1}},
        {"two live entries of a person",
            "DROP INDEX queue_one_live; DROP INDEX queue_person; UPDATE queue_entry SET person_id = (SELECT min(id) FROM person) "
            "WHERE "
            "state = 1",
            "DROP INDEX queue_one_live; DROP INDEX queue_person; UPDATE queue_entry SET person_id = (SELECT p.id FROM person p "
            "ORDER BY "
            "p.id LIMIT 1) WHERE state = 1",
            {QStringLiteral("queue_entry"), StoreRule::OneLiveEntry, 1}},
        {"a counter that miscounts", "UPDATE lane_counter SET value = value + 1 WHERE state = 0", {},
            {QStringLiteral("lane_counter"), StoreRule::LaneCounters, 1}},
        {"a counter that is lost", "DELETE FROM lane_counter WHERE state = 2", {},
            {QStringLiteral("lane_counter"), StoreRule::LaneCounters, 1}},
        {"entries in no lane", "DELETE FROM lane", {}, {QStringLiteral("queue_entry"), StoreRule::KnownLane, 40}},
        {"a feed with a hole", "DELETE FROM feed WHERE seq = 7", {}, {QStringLiteral("feed"), StoreRule::FeedGapless, 1}},
        {"a feed without its beginning", "DELETE FROM feed WHERE seq < 3", {},
            {QStringLiteral("feed"), StoreRule::FeedGapless, 1}},
        {"leases above their person's fence", "UPDATE person SET fence = 0", {}, {QStringLiteral("lease"), StoreRule::Fence, 10}},
        {"facts without their body", "DROP TRIGGER fact_mark_set_kept; DELETE FROM fact_mark_set",
            "DROP TRIGGER fact_mark_set_kept ON fact_mark_set; DELETE FROM fact_mark_set",
            {QStringLiteral("fact_mark_set"), StoreRule::TypedRow, 40}},
        {"bodies without their fact", "DROP TRIGGER fact_kept; DELETE FROM fact",
            "DROP TRIGGER fact_kept ON fact; DELETE FROM fact", {QStringLiteral("fact_mark_set"), StoreRule::Envelope, 40}},
        {"a fact that says what no fact says",
            "DROP TRIGGER fact_stays; DROP TRIGGER fact_mark_set_kept; INSERT INTO fact_attempt_closed (centre_id, fact_id, "
            "attempt, campaign, outcome, identity, talk, wrap_up) "
            "SELECT centre_id, id, id, 'c', 'no_such_outcome', 0, 0, 0 FROM fact WHERE desk_seq = 1; UPDATE fact SET type = 1 "
            "WHERE desk_seq = 1; "
            "DELETE FROM fact_mark_set WHERE fact_id IN (SELECT id FROM fact WHERE type = 1)",
            "DROP TRIGGER fact_stays ON fact; DROP TRIGGER fact_mark_set_kept ON fact_mark_set; INSERT INTO fact_attempt_closed "
            "(centre_id, fact_id, attempt, campaign, outcome, identity, talk, wrap_up) "
            "SELECT centre_id, id, id, 'c', 'no_such_outcome', 0, 0, 0 FROM fact WHERE desk_seq = 1; UPDATE fact SET type = 1 "
            "WHERE desk_seq = 1; "
            "DELETE FROM fact_mark_set WHERE fact_id IN (SELECT id FROM fact WHERE type = 1)",
            {QStringLiteral("fact"), StoreRule::Readable, 1}},
        {"a fact of no known type", "DROP TRIGGER fact_stays; UPDATE fact SET type = 77 WHERE desk_seq = 1",
            "DROP TRIGGER fact_stays ON fact; UPDATE fact SET type = 77 WHERE desk_seq = 1",
            {QStringLiteral("fact"), StoreRule::TypedRow, 1}},
    };
    return all;
}

std::vector<StoreFault> look(Connection& connection)
{
    TestWatch watch;
    TestClock clock;
    const auto faults = StoreVerifier(connection, clock, watch).run(central());
    REQUIRE(faults);
    return *faults;
}

void checkEach(const std::function<void(const Planted&, Connection& filled)>& withStore)
{
    for (const Planted& one : planted()) {
        const StoreFolder folder;
        const auto filled = folder.filled("base", 40);
        INFO(one.what);
        withStore(one, *filled);
    }
}

void checkFound(const Planted& one, Connection& connection)
{
    const auto faults = look(connection);
    for (const StoreFault& fault : faults) {
        INFO(UpkeepWords::fault(fault).toStdString());
    }
    CHECK(std::count(faults.begin(), faults.end(), one.found) == 1);
}

} // namespace

TEST_CASE("a store as the server leaves it has nothing that a check finds", "[upkeep]")
{
    const StoreFolder folder;
    CHECK(look(*folder.filled("base", 40)).empty());
}

TEST_CASE("each fault that is planted in a file is found, with its table and how often", "[upkeep]")
{
    checkEach([](const Planted& one, Connection& connection) {
        connection.execute(one.fault);
        checkFound(one, connection);
    });
}

TEST_CASE("each fault that is planted on PostgreSQL is found, with its table and how often", "[upkeep][postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    checkEach([](const Planted& one, Connection& filled) {
        const StorePlace place;
        const auto server = place.address().open(false);
        REQUIRE(server);
        REQUIRE(copied(filled, **server, StoreCopy::Kind::Move));
        CHECK(look(**server).empty());
        (*server)->execute(one.postgres.empty() ? one.fault : one.postgres);
        checkFound(one, **server);
    });
}

TEST_CASE("a file with broken pages is a fault, and not a good store", "[upkeep]")
{
    const StoreFolder folder;
    folder.filled("base", 8'000).reset();
    {
        QFile file(folder.path("base"));
        REQUIRE(file.open(QIODevice::ReadWrite));
        // Somewhere behind the schema: whole pages of rows.
        REQUIRE(file.size() > 2'000'000);
        REQUIRE(file.seek(file.size() / 2));
        REQUIRE(file.write(QByteArray(40'000, '\x5a')) == 40'000);
    }
    CHECK_FALSE(look(*folder.open("base")).empty());
}

TEST_CASE("a check can be stopped, and says of a newer store only that", "[upkeep]")
{
    const StoreFolder folder;
    const auto store = folder.filled("base", 40);
    TestClock clock;
    TestWatch stopping;
    stopping.answer = [](int asked, std::int64_t, std::int64_t) { return asked < 5; };
    CHECK(StoreVerifier(*store, clock, stopping).run(central()).error().code == ErrorCode::Cancelled);
    store->execute("INSERT INTO schema_migration (number, name, hash, applied_at) VALUES (9999, '9999_later.sql', x'00', 0)");
    TestWatch watch;
    CHECK(StoreVerifier(*store, clock, watch).run(central()).error().code == ErrorCode::StoreTooNew);
    CHECK(StoreVerifier(*folder.open("none"), clock, watch).run(central()).error().code == ErrorCode::NotFound);
}
