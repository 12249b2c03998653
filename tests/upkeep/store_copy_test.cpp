// A whole store into an empty one: the same on both sides, whatever the engines, however often it is broken off.
#include "db/outbox/feed_repository.h"
#include "db/upkeep/copy_progress.h"
#include "db/upkeep/store_verifier.h"
#include "db/upkeep/table_catalogue.h"
#include "tests/support/store_place.h"
#include "tests/upkeep/filled_store.h"

using namespace relais;
using namespace relais::test;

namespace {

/// Made when first asked for: the files are resources, which are there only once the program runs.
const Migrator& central()
{
    static const Migrator migrator(QStringLiteral("central"));
    return migrator;
}

std::int64_t rowsOf(const CopyOutcome& outcome, const char* table)
{
    for (const TableTally& one : outcome->tables) {
        if (one.table == QLatin1String(table)) {
            return one.sum.rows();
        }
    }
    return -1;
}

std::vector<StoreFault> faultsOf(Connection& connection)
{
    TestWatch watch;
    TestClock clock;
    const auto faults = StoreVerifier(connection, clock, watch).run(central());
    REQUIRE(faults);
    return *faults;
}

Uuid epochOf(Connection& connection)
{
    return FeedRepository(connection, {}).epoch();
}

CopyProblem problemOf(const CopyOutcome& outcome)
{
    REQUIRE_FALSE(outcome);
    return outcome.error().problem;
}

} // namespace

TEST_CASE("a copy holds the same rows, keeps the epoch and breaks no rule", "[upkeep]")
{
    const StoreFolder folder;
    const auto source = folder.filled("from", 5'000);
    const auto target = folder.open("to");
    const auto outcome = copied(*source, *target, StoreCopy::Kind::Move);
    REQUIRE(outcome);
    CHECK(rowsOf(outcome, "person") == 5'000);
    CHECK(rowsOf(outcome, "lease") == 1'250);
    CHECK(rowsOf(outcome, "store_epoch") == 1);
    CHECK(rowsOf(outcome, "schema_migration") == -1);
    CHECK_FALSE(outcome->wentOn);
    CHECK(epochOf(*target) == epochOf(*source));
    CHECK(faultsOf(*target).empty());
    CHECK_FALSE(TableCatalogue(*target).tables().contains(QStringLiteral("copy_progress")));
    // And back: what was copied is a store like any other.
    const auto third = folder.open("back");
    const auto back = copied(*target, *third, StoreCopy::Kind::Move);
    REQUIRE(back);
    CHECK(back->tables == outcome->tables);
}

TEST_CASE("a copy to PostgreSQL and back has the same counts and checksums", "[upkeep][postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    const StoreFolder folder;
    const StorePlace place;
    const auto source = folder.filled("from", 12'000);
    const auto server = place.address().open(false);
    REQUIRE(server);
    // Broken off there, too.
    TestWatch stopping;
    stopping.answer = [](int asked, std::int64_t, std::int64_t) { return asked < 12; };
    CHECK(problemOf(copied(*source, **server, StoreCopy::Kind::Move, stopping)) == CopyProblem::Stopped);
    CHECK(central().state(**server).error().code == ErrorCode::StoreBusy);
    const auto there = copied(*source, **server, StoreCopy::Kind::Move);
    REQUIRE(there);
    CHECK(there->wentOn);
    CHECK(faultsOf(**server).empty());
    const auto target = folder.open("back");
    const auto back = copied(**server, *target, StoreCopy::Kind::Move);
    REQUIRE(back);
    CHECK(back->tables == there->tables);
    CHECK(epochOf(*target) == epochOf(*source));
}

TEST_CASE("a copy that is broken off at any point goes on, and nobody takes it for a store before", "[upkeep]")
{
    const StoreFolder folder;
    const auto source = folder.filled("from", 1'000);
    const auto whole = copied(*source, *folder.open("whole"), StoreCopy::Kind::Move);
    REQUIRE(whole);
    const auto target = folder.open("to");
    int runs = 0;
    CopyOutcome outcome = tl::unexpected(CopyFailure());
    // Each run is stopped a little later than the one before.
    for (int pages = 1; !outcome && runs < 500; pages += 3) {
        TestWatch stopping;
        stopping.answer = [pages](int asked, std::int64_t, std::int64_t) { return asked < pages; };
        outcome = copied(*source, *target, StoreCopy::Kind::Move, stopping);
        ++runs;
        if (!outcome) {
            REQUIRE(problemOf(outcome) == CopyProblem::Stopped);
            REQUIRE(central().state(*target).error().code == ErrorCode::StoreBusy);
            REQUIRE(central().migrate(*target, TestClock()).error().code == ErrorCode::StoreBusy);
        }
    }
    REQUIRE(outcome);
    CHECK(runs > 20);
    CHECK(outcome->wentOn);
    CHECK(outcome->tables == whole->tables);
    CHECK(faultsOf(*target).empty());
}

TEST_CASE("a copy goes into an empty store only, and leaves another one as it was", "[upkeep]")
{
    const StoreFolder folder;
    const auto source = folder.filled("from", 10);
    SECTION("people are there")
    {
        const auto target = folder.filled("to", 3);
        const auto outcome = copied(*source, *target, StoreCopy::Kind::Restore);
        CHECK(problemOf(outcome) == CopyProblem::TargetHolds);
        CHECK(central().state(*target)->applied == central().migrations().size());
        CHECK(faultsOf(*target).empty());
    }
    SECTION("it is of another program")
    {
        const auto target = folder.open("to");
        target->execute("CREATE TABLE somebody (id INTEGER PRIMARY KEY)");
        CHECK(problemOf(copied(*source, *target, StoreCopy::Kind::Move)) == CopyProblem::TargetHolds);
        CHECK(TableCatalogue(*target).tables() == QStringList{QStringLiteral("somebody")});
    }
    SECTION("a run that was killed before its first migration left its empty list there")
    {
        const auto target = folder.open("to");
        target->execute("CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash BLOB NOT NULL, "
                        "applied_at INTEGER NOT NULL) STRICT");
        CHECK(copied(*source, *target, StoreCopy::Kind::Move));
        CHECK(faultsOf(*target).empty());
    }
    SECTION("a copy of another store is unfinished there")
    {
        const auto target = folder.open("to");
        TestWatch stopping;
        stopping.answer = [](int asked, std::int64_t, std::int64_t) { return asked < 5; };
        CHECK(problemOf(copied(*source, *target, StoreCopy::Kind::Move, stopping)) == CopyProblem::Stopped);
        const auto other = folder.filled("other", 10);
        CHECK(problemOf(copied(*other, *target, StoreCopy::Kind::Move)) == CopyProblem::OtherSource);
        CHECK(copied(*source, *target, StoreCopy::Kind::Move));
    }
    SECTION("a server without people has been there: that is empty")
    {
        const auto target = folder.open("to");
        REQUIRE(central().migrate(*target, TestClock()));
        target->execute("INSERT INTO write_probe (id, written_at, filler) VALUES (1, 0, x'00')");
        CHECK(copied(*source, *target, StoreCopy::Kind::Move));
        CHECK(epochOf(*target) == epochOf(*source));
    }
}

TEST_CASE("a source that is no store, or of a newer program, is refused", "[upkeep]")
{
    const StoreFolder folder;
    const auto target = folder.open("to");
    CHECK(problemOf(copied(*folder.open("from"), *target, StoreCopy::Kind::Move)) == CopyProblem::SourceEmpty);
    const auto newer = folder.filled("newer", 1);
    newer->execute("INSERT INTO schema_migration (number, name, hash, applied_at) VALUES (9999, '9999_later.sql', x'00', 0)");
    const auto outcome = copied(*newer, *target, StoreCopy::Kind::Move);
    CHECK(problemOf(outcome) == CopyProblem::SourceUnusable);
    CHECK(outcome.error().error.code == ErrorCode::StoreTooNew);
    CHECK(TableCatalogue(*target).tables().isEmpty());
}

TEST_CASE("a source that somebody writes to while it is copied is found, and the copy is not used", "[upkeep]")
{
    const StoreFolder folder;
    const auto source = folder.filled("from", 500);
    const auto writer = folder.open("from");
    const auto target = folder.open("to");
    TestWatch watch;
    watch.answer = [&](int asked, std::int64_t, std::int64_t) {
        if (asked == 10) {
            writer->execute("UPDATE person_card SET pinned = '1' WHERE physician_name IS NULL");
        }
        return true;
    };
    const auto outcome = copied(*source, *target, StoreCopy::Kind::Move, watch);
    CHECK(problemOf(outcome) == CopyProblem::SourceChanged);
    CHECK(outcome.error().table == QStringLiteral("person_card"));
    CHECK(central().state(*target).error().code == ErrorCode::StoreBusy);
}

TEST_CASE("one value that differs in the target is found by its checksum", "[upkeep]")
{
    const char* change = GENERATE("UPDATE person_card SET physician_name = '' WHERE physician_name IS NULL",
        "UPDATE person SET nir = 0 WHERE nir IS NULL AND created_at = -3",
        "UPDATE person_card SET pinned = '00' WHERE pinned = '0'");
    const StoreFolder folder;
    const auto source = folder.filled("from", 500);
    const auto target = folder.open("to");
    const auto vandal = folder.open("to");
    TestWatch watch;
    bool done = false;
    watch.answer = [&](int, std::int64_t rows, std::int64_t all) {
        if (!done && rows >= all / 3) { // everything is over there, nothing read again
            vandal->execute(change);
            done = true;
        }
        return true;
    };
    CHECK(problemOf(copied(*source, *target, StoreCopy::Kind::Move, watch)) == CopyProblem::SumsDiffer);
    CHECK(done);
}

TEST_CASE("a backup of a store that is being written to holds one moment of it", "[upkeep]")
{
    const StoreFolder folder;
    const auto source = folder.filled("from", 500);
    const auto before = copied(*source, *folder.open("before"), StoreCopy::Kind::Move);
    REQUIRE(before);
    const auto writer = folder.open("from");
    int written = 0;
    TestWatch watch;
    watch.answer = [&](int, std::int64_t, std::int64_t) {
        // The snapshot was taken before the first question.
        writer->execute("BEGIN; UPDATE queue_entry SET state = 3 WHERE state = 0 AND due_at = " + std::to_string(4 * ++written)
            + "; UPDATE lane_counter SET value = value - 1 WHERE state = 0; UPDATE lane_counter SET value = value + 1 WHERE "
              "state = 3;"
              "INSERT INTO feed (centre_id, seq, kind, at) SELECT 'c1', max(seq) + 1, 1, 0 FROM feed; COMMIT");
        return true;
    };
    const auto target = folder.open("backup");
    const auto outcome = copied(*source, *target, StoreCopy::Kind::Backup, watch);
    REQUIRE(outcome);
    CHECK(written > 50);
    CHECK(outcome->tables == before->tables);
    CHECK(faultsOf(*target).empty());
}

TEST_CASE("what is restored has another epoch and all the rest", "[upkeep]")
{
    const StoreFolder folder;
    const auto source = folder.filled("from", 20);
    const auto target = folder.open("to");
    const auto outcome = copied(*source, *target, StoreCopy::Kind::Restore);
    REQUIRE(outcome);
    CHECK(epochOf(*target) != epochOf(*source));
    CHECK_FALSE(epochOf(*target) == Uuid());
    CHECK(rowsOf(outcome, "fact") == 20);
    CHECK(faultsOf(*target).empty());
}

TEST_CASE("a store of an older schema is copied as it is, and brought up to date afterwards", "[upkeep]")
{
    const StoreFolder folder;
    const auto source = folder.filled("from", 20, central().first(12));
    const auto target = folder.open("to");
    REQUIRE(copied(*source, *target, StoreCopy::Kind::Backup));
    CHECK(central().state(*target)->applied == 12);
    CHECK(faultsOf(*target).empty());
    REQUIRE(central().migrate(*target, TestClock()));
    CHECK(faultsOf(*target).empty());
}

TEST_CASE("a backup that has changed since it was made is seen, and not put back", "[upkeep]")
{
    const StoreFolder folder;
    const auto source = folder.filled("from", 50);
    const auto backup = folder.open("backup");
    REQUIRE(copied(*source, *backup, StoreCopy::Kind::Backup));
    CHECK(faultsOf(*backup).empty());
    CHECK(CopyProgress::isBackup(*backup));
    SECTION("sound")
    {
        const auto target = folder.open("to");
        REQUIRE(copied(*backup, *target, StoreCopy::Kind::Restore));
        CHECK_FALSE(CopyProgress::isBackup(*target));
        CHECK(faultsOf(*target).empty());
    }
    SECTION("one value is another")
    {
        backup->execute("UPDATE person SET version = version + 1 WHERE version = (SELECT max(version) FROM person)");
        const auto faults = faultsOf(*backup);
        REQUIRE(faults.size() == 1);
        CHECK(faults.front() == StoreFault{QStringLiteral("person"), StoreRule::BackupSums, 1});
        const auto target = folder.open("to");
        const auto outcome = copied(*backup, *target, StoreCopy::Kind::Restore);
        CHECK(problemOf(outcome) == CopyProblem::BackupChanged);
        CHECK(central().state(*target).error().code == ErrorCode::StoreBusy); // no server takes it
    }
    SECTION("a server has worked on it")
    {
        backup->execute("UPDATE person SET version = version + 1");
        CopyProgress::forgetSums(*backup);
        CHECK(faultsOf(*backup).empty());
    }
}
