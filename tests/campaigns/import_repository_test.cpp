#include "db/campaigns/import_commit.h"

#include "db/campaigns/chunk_device.h"
#include "tests/campaigns/list_fixture.h"
#include "tests/support/store_place.h"
#include "tests/support/test_clock.h"

#include <catch2/catch.hpp>

#include <QCryptographicHash>

using namespace relais;
using namespace relais::test;

namespace {

/// A store, and lists staged in it.
struct Staging {
    Staging()
        : rules{OutcomeCatalogue::shipped().value(), Calendar::shipped(QStringLiteral("demo")).value(),
            {CampaignSpec::shipped(code).value()}, std::chrono::minutes(150)}
    {
        const Database::Settings settings = place.address().settings(false);
        database =
            Database::open(settings, Migrator(QStringLiteral("central")), clock, [](const auto& answer) { answer(); }).value();
    }
    template <typename Work>
    auto imports(Work work)
    {
        return database->runAndWait(Access::Write, [&](Connection& connection) {
            ImportRepository repository(connection, centre);
            return work(repository);
        });
    }
    std::int64_t count(const char* statement)
    {
        return database
            ->runAndWait(Access::Read,
                [&](Connection& connection) { return connection.statement(statement).bindAll(centre).value<std::int64_t>(); })
            .value()
            .value();
    }
    ImportId open()
    {
        ImportRecord record;
        record.id = ids.make<ImportId>();
        record.campaign = code;
        record.referenceDate = day(2026, 11, 2);
        REQUIRE(imports([&](ImportRepository& all) {
            all.create(record, clock.now());
            return Done{};
        }));
        return record.id;
    }
    Result<Done> put(const ImportId& id, std::int64_t number, const QByteArray& content)
    {
        return imports([&](ImportRepository& all) { return all.putChunk(id, number, content); });
    }
    void stage(const ImportId& id, const std::string& list, std::size_t chunk)
    {
        std::int64_t number = 0;
        staged.sha256 = QCryptographicHash::hash(QByteArray::fromStdString(list), QCryptographicHash::Sha256);
        for (std::size_t at = 0; at < list.size(); at += chunk) {
            REQUIRE(put(id, number++, QByteArray::fromStdString(list.substr(at, chunk))));
        }
        staged.chunks = number;
    }
    ImportRecord record(const ImportId& id)
    {
        return imports([&](ImportRepository& all) { return all.find(id).value(); }).value();
    }
    Result<Done> abandon(const ImportId& id)
    {
        return imports([&](ImportRepository& all) { return all.abandon(id); });
    }
    auto commit(const ImportId& id, std::size_t rowsAtOnce = 2)
    {
        ImportCommit::Pace pace;
        pace.first = pace.least = pace.most = rowsAtOnce;
        ImportCommit run({*database, rules, ids, clock}, centre, id, watch, pace);
        return run.commit(staged, [this](Connection&) { ++decided; });
    }

    StagedList staged;
    int decided = 0;
    TestClock clock;
    SeededRandom random{5};
    IdMaker ids{clock, random};
    PatientWatch watch;
    CentreId centre{QStringLiteral("essai")};
    CampaignCode code{QStringLiteral("diabete-ecart")};
    RuleBook rules;
    StorePlace place{StorePlace::Kind::Central};
    std::unique_ptr<Database> database;
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
        CHECK(staging.record(id).chunks == 0);
        const auto again = staging.commit(id);
        REQUIRE(again);
        CHECK(again->record.summary == committed->record.summary);
        CHECK(again->stored == committed->stored);
        CHECK(staging.put(id, 9, "x").error().code == ErrorCode::Conflict);
        CHECK(staging.abandon(id).error().code == ErrorCode::Conflict);
    }
    CHECK(staging.decided == 3);
}

TEST_CASE("an import that is broken off between any two writes goes on where it stood, each row once", "[campaigns][staging]")
{
    std::vector<ListLine> lines;
    for (int i = 1; i <= 9; ++i) {
        lines.push_back(i == 4 ? ListLine().person(i).set("CLE", "98") : ListLine().person(i));
    }
    lines.push_back(ListLine().person(1).set("NOM_NAISSANCE", "Serin")); // a conflict within the file
    const std::string list = listOf(lines);
    for (std::int64_t stop = 0; stop <= 9; ++stop) {
        INFO(stop);
        Staging staging;
        const ImportId id = staging.open();
        staging.stage(id, list, 50);
        // What a kill leaves: decided, and so many of its rows in.
        const auto criteria = TargetCriteria::shipped(staging.code).value();
        const Reading reading = readList(list);
        REQUIRE(reading.report);
        REQUIRE(staging.imports(
            [&](ImportRepository& all) { return all.decide(id, reading.report->summary, staging.staged, staging.clock.now()); }));
        struct First final : TargetListSink {
            Result<Done> accepted(const TargetRow& row, IneligibleReasons reasons) override
            {
                if (static_cast<std::int64_t>(batch.size()) < most) {
                    batch.add(row, reasons);
                }
                return Done{};
            }
            std::int64_t most = 0;
            RowBatch batch;
        } first;
        first.most = stop;
        QByteArray bytes = QByteArray::fromStdString(list);
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        REQUIRE(readTargetList(buffer, criteria, day(2026, 11, 2), first, staging.watch));
        if (stop > 0) {
            REQUIRE(staging.imports([&](ImportRepository& all) {
                return all.takeIn(all.find(id).value(), criteria, staging.rules, staging.ids, first.batch, {});
            }));
            // Nobody takes them in a second time.
            CHECK(staging
                      .imports([&](ImportRepository& all) {
                          return all.takeIn(all.find(id).value(), criteria, staging.rules, staging.ids, first.batch, {});
                      })
                      .error()
                      .code
                == ErrorCode::Conflict);
        }
        CHECK(staging.record(id).state == ImportRecord::State::Committing);
        CHECK(staging.abandon(id).error().code == ErrorCode::Conflict);
        CHECK(staging.put(id, 99, "x").error().code == ErrorCode::Conflict);
        CHECK(staging.database->runAndWait(Access::Read, [](Connection& connection) {
            return ImportRepository::undone(connection).size();
        }) == std::size_t{1});

        ImportCommit::Pace pace;
        pace.first = pace.least = pace.most = 3;
        ImportCommit run({*staging.database, staging.rules, staging.ids, staging.clock}, staging.centre, id, staging.watch, pace);
        const auto done = run.resume();
        REQUIRE(done);
        CHECK(done->record.state == ImportRecord::State::Committed);
        CHECK(done->stored == StoredImport{8, 0, 0, 0});
        CHECK(staging.count("campaigns/campaigns.anybody") == 1);
        CHECK(staging.imports([&](ImportRepository& all) { return all.progress(id); })->line == 11);
    }
}

TEST_CASE(
    "of rejected rows only those that the store takes in are kept, and they fill a batch like any other", "[campaigns][staging]")
{
    RowBatch batch;
    for (const RejectReason reason : {RejectReason::FieldCount, RejectReason::NirForm, RejectReason::NirKey,
             RejectReason::BirthDate, RejectReason::BirthDateFuture, RejectReason::MissingName}) {
        batch.add(ListRow{}, RowRejected{reason});
    }
    CHECK(batch.size() == 0);
    batch.add(ListRow{}, RowRejected{RejectReason::NirConflict, 2});
    CHECK(batch.size() == 1);

    // More than the reader reads at once, nearly all of them contradicting the first line.
    Staging staging;
    std::vector<ListLine> lines{ListLine().person(1)};
    lines.resize(5000, ListLine().person(1).set("NOM_NAISSANCE", "Serin"));
    const std::string list = listOf(lines);
    const ImportId id = staging.open();
    staging.stage(id, list, ImportRepository::largestChunk);
    // Broken off before the last block of the reading that takes rows in: the first asks as often as this one, but for the end.
    const Reading reading = readList(list);
    REQUIRE(reading.report);
    REQUIRE(reading.report->summary.rejected == 4999);
    PatientWatch counted;
    {
        ChunkDevice staged(*staging.database, staging.centre, id);
        TargetListSink nothing;
        REQUIRE(readTargetList(staged, TargetCriteria::shipped(staging.code).value(), day(2026, 11, 2), nothing, counted));
    }
    staging.watch.stopAfter = 2 * counted.asked - 1;
    const auto stopped = staging.commit(id, 50);
    REQUIRE_FALSE(stopped);
    CHECK(std::get<ListProblem>(stopped.error()).code == ListProblemCode::Cancelled);
    CHECK(staging.imports([&](ImportRepository& all) { return all.progress(id); })->line > 1000);
    staging.watch.stopAfter = 1'000'000;
    const auto done = staging.commit(id, 50);
    REQUIRE(done);
    CHECK(done->stored == StoredImport{1, 0, 0, 0});
    CHECK(staging.imports([&](ImportRepository& all) { return all.progress(id); })->line == 5001);
}

TEST_CASE("a chunk that comes while the list is judged is no part of it: nothing is decided", "[campaigns][staging]")
{
    /// Sends one more when it is asked for the `at`th time.
    class LateChunk final : public ListWatch {
    public:
        LateChunk(Staging& staging, const ImportId& id, int at) : m_staging(staging), m_id(id), m_at(at) {}
        bool goOn(std::int64_t, std::int64_t) override
        {
            if (++asked == m_at) {
                taken = m_staging.put(m_id, m_staging.staged.chunks, "2640975010001;30;CUT").has_value();
            }
            return true;
        }
        int asked = 0;
        bool taken = false;

    private:
        Staging& m_staging;
        ImportId m_id;
        int m_at;
    };
    const std::string list = listOf({ListLine().person(1), ListLine().person(2), ListLine().person(3)});
    int asked = 1;
    for (int at = 1; at <= asked; ++at) {
        INFO(at);
        Staging staging;
        const ImportId id = staging.open();
        staging.stage(id, list, 100);
        LateChunk late(staging, id, at);
        ImportCommit run({*staging.database, staging.rules, staging.ids, staging.clock}, staging.centre, id, late);
        const auto committed = run.commit(staging.staged, [](Connection&) {});
        asked = std::max(asked, late.asked);
        if (late.taken) {
            REQUIRE_FALSE(committed);
            CHECK(std::get<Error>(committed.error()).code == ErrorCode::Conflict);
            CHECK(staging.record(id).state == ImportRecord::State::Open);
            CHECK(staging.count("campaigns/campaigns.anybody") == 0);
            CHECK(staging.abandon(id));
        } else {
            // It was decided before: the chunk is refused, and what was judged is what is in.
            REQUIRE(committed);
            CHECK(committed->stored.fresh == 3);
        }
        CHECK((at == 1) <= late.taken);
    }
    CHECK(asked > 2);
}

TEST_CASE("a chunk sent twice is one chunk, with other bytes it is refused", "[campaigns][staging]")
{
    Staging staging;
    const ImportId id = staging.open();
    CHECK(staging.put(id, 0, "abc"));
    CHECK(staging.put(id, 0, "abc"));
    CHECK(staging.put(id, 0, "abd").error().code == ErrorCode::Conflict);
    CHECK(staging.put(id, 1, QByteArray()).error().code == ErrorCode::InvalidInput);
    CHECK(staging.put(id, 1, QByteArray(ImportRepository::largestChunk + 1, 'x')).error().code == ErrorCode::InvalidInput);
    CHECK(staging.put(staging.ids.make<ImportId>(), 0, "abc").error().code == ErrorCode::NotFound);
}

TEST_CASE("a staged list that is refused or lacks a chunk changes nothing", "[campaigns][staging]")
{
    Staging staging;
    const ImportId cut = staging.open();
    staging.stage(cut, listOf({ListLine().person(1), ListLine().person(2)}) + "2;3", 50);
    const auto refused = staging.commit(cut);
    REQUIRE_FALSE(refused);
    CHECK(std::get<ListProblem>(refused.error()).code == ListProblemCode::CutRow);
    CHECK(staging.record(cut).state == ImportRecord::State::Open);
    CHECK(staging.count("campaigns/campaigns.anybody") == 0);

    const ImportId other = staging.open();
    staging.stage(other, listOf({ListLine().person(1)}), 50);
    staging.staged.sha256[0] = static_cast<char>(staging.staged.sha256[0] ^ 1);
    CHECK(std::get<Error>(staging.commit(other).error()).code == ErrorCode::Conflict);
    CHECK(staging.abandon(other));

    const ImportId gap = staging.open();
    CHECK(staging.put(gap, 0, "abc"));
    CHECK(staging.put(gap, 2, "abc"));
    CHECK(std::get<Error>(staging.commit(gap).error()).code == ErrorCode::Conflict);
    CHECK(staging.abandon(gap));
    CHECK(staging.abandon(gap));
    CHECK(std::get<Error>(staging.commit(gap).error()).code == ErrorCode::Conflict);

    const auto leftOver = [&](Instant before) {
        return staging.database
            ->runAndWait(Access::Read, [&](Connection& connection) { return ImportRepository::leftOver(connection, before); })
            .value();
    };
    CHECK(leftOver(staging.clock.now() - std::chrono::hours(1)).empty());
    CHECK(leftOver(staging.clock.now() + std::chrono::hours(1)) == std::vector{std::pair(staging.centre, cut)});
    CHECK(staging.abandon(cut));
    CHECK(staging.record(cut).state == ImportRecord::State::Abandoned);
    // Its bytes go by and by.
    const auto needless = [&] {
        return staging.database
            ->runAndWait(Access::Read, [](Connection& connection) { return ImportRepository::withNeedlessChunks(connection); })
            .value();
    };
    CHECK(needless().size() == 3);
    for (const auto& [centre, id] : needless()) {
        CHECK(ImportCommit::dropChunks(*staging.database, centre, id));
    }
    CHECK(needless().empty());
}
