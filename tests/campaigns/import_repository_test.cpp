#include "db/campaigns/import_repository.h"

#include "db/base/migrator.h"
#include "db/base/sqlite_connection.h"
#include "tests/campaigns/list_fixture.h"
#include "tests/support/test_clock.h"

#include <catch2/catch.hpp>

#include <QCryptographicHash>

using namespace relais;
using namespace relais::test;

namespace {

struct Staging {
    Staging()
        : rules{OutcomeCatalogue::shipped().value(), Calendar::shipped(QStringLiteral("demo")).value(),
            {CampaignSpec::shipped(code).value()}, std::chrono::minutes(150)}
    {
        REQUIRE(Migrator(QStringLiteral("central")).migrate(*connection, clock));
        transaction.emplace(*connection);
    }
    ImportId open()
    {
        ImportRecord record;
        record.id = ids.make<ImportId>();
        record.campaign = code;
        record.referenceDate = day(2026, 11, 2);
        ImportRepository(*connection, centre).create(record, clock.now());
        return record.id;
    }
    void stage(const ImportId& id, const std::string& list, std::size_t chunk)
    {
        std::int64_t number = 0;
        staged.sha256 = QCryptographicHash::hash(QByteArray::fromStdString(list), QCryptographicHash::Sha256);
        for (std::size_t at = 0; at < list.size(); at += chunk) {
            REQUIRE(imports.putChunk(id, number++, QByteArray::fromStdString(list.substr(at, chunk))));
        }
        staged.chunks = number;
    }
    auto commit(const ImportId& id) { return imports.commit(id, staged, rules, ids, clock.now(), watch); }

    StagedList staged;
    TestClock clock;
    SeededRandom random{5};
    IdMaker ids{clock, random};
    PatientWatch watch;
    CentreId centre{QStringLiteral("essai")};
    CampaignCode code{QStringLiteral("diabete-ecart")};
    RuleBook rules;
    std::unique_ptr<Connection> connection = inMemory();
    std::optional<Transaction> transaction;
    ImportRepository imports{*connection, centre};

private:
    static std::unique_ptr<Connection> inMemory()
    {
        SqliteSettings settings;
        settings.path = QStringLiteral(":memory:");
        return SqliteConnection::open(settings).value();
    }
};

} // namespace

TEST_CASE("a list that was staged in chunks is imported like a file", "[campaigns][staging]")
{
    Staging staging;
    const std::string list = listOf({ListLine().person(1), ListLine().person(2).set("CLE", "98"), ListLine().person(3)});
    for (const std::size_t chunk : {std::size_t{7}, std::size_t{100}, list.size()}) {
        const ImportId id = staging.open();
        staging.stage(id, list, chunk);
        const auto committed = staging.commit(id);
        REQUIRE(committed);
        CHECK(committed->record.state == ImportRecord::State::Committed);
        CHECK(committed->record.summary.value(QStringLiteral("accepted")).toInt() == 2);
        CHECK(committed->stored.fresh + committed->stored.unchanged == 2);
        const auto again = staging.commit(id);
        REQUIRE(again);
        CHECK(again->record.summary == committed->record.summary);
        CHECK(again->stored == StoredImport{});
        CHECK(staging.imports.putChunk(id, 9, "x").error().code == ErrorCode::Conflict);
        CHECK(staging.imports.abandon(id).error().code == ErrorCode::Conflict);
    }
}

TEST_CASE("a chunk sent twice is one chunk, with other bytes it is refused", "[campaigns][staging]")
{
    Staging staging;
    const ImportId id = staging.open();
    CHECK(staging.imports.putChunk(id, 0, "abc"));
    CHECK(staging.imports.putChunk(id, 0, "abc"));
    CHECK(staging.imports.putChunk(id, 0, "abd").error().code == ErrorCode::Conflict);
    CHECK(staging.imports.putChunk(id, 1, QByteArray()).error().code == ErrorCode::InvalidInput);
    CHECK(staging.imports.putChunk(id, 1, QByteArray(ImportRepository::largestChunk + 1, 'x')).error().code
        == ErrorCode::InvalidInput);
    CHECK(staging.imports.putChunk(staging.ids.make<ImportId>(), 0, "abc").error().code == ErrorCode::NotFound);
}

TEST_CASE("a staged list that is refused or lacks a chunk changes nothing", "[campaigns][staging]")
{
    Staging staging;
    const ImportId cut = staging.open();
    staging.stage(cut, listOf({ListLine().person(1), ListLine().person(2)}) + "2;3", 50);
    const auto refused = staging.commit(cut);
    REQUIRE_FALSE(refused);
    CHECK(std::get<ListProblem>(refused.error()).code == ListProblemCode::CutRow);
    CHECK(staging.imports.find(cut)->state == ImportRecord::State::Open);
    CHECK_FALSE(staging.connection->statement("campaigns/campaigns.anybody").bindAll(staging.centre).value<bool>().value());

    const ImportId other = staging.open();
    staging.stage(other, listOf({ListLine().person(1)}), 50);
    staging.staged.sha256[0] = static_cast<char>(staging.staged.sha256[0] ^ 1);
    CHECK(std::get<Error>(staging.commit(other).error()).code == ErrorCode::Conflict);
    CHECK(staging.imports.abandon(other));

    const ImportId gap = staging.open();
    CHECK(staging.imports.putChunk(gap, 0, "abc"));
    CHECK(staging.imports.putChunk(gap, 2, "abc"));
    CHECK(std::get<Error>(staging.commit(gap).error()).code == ErrorCode::Conflict);
    CHECK(staging.imports.abandon(gap));
    CHECK(staging.imports.abandon(gap));
    CHECK(std::get<Error>(staging.commit(gap).error()).code == ErrorCode::Conflict);

    CHECK(ImportRepository::purge(*staging.connection, staging.clock.now() - std::chrono::hours(1)) == 0);
    CHECK(ImportRepository::purge(*staging.connection, staging.clock.now() + std::chrono::hours(1)) == 1);
    CHECK(staging.imports.find(cut)->state == ImportRecord::State::Abandoned);
}
