#include "db/base/write_probe.h"

#include "db/base/migrator.h"
#include "tests/support/test_clock.h"

#include <catch2/catch.hpp>

#include <QFileInfo>
#include <QTemporaryDir>

using namespace relais;
using namespace relais::test;

namespace {

std::unique_ptr<Database> opened(const QString& path, const Clock& clock, int maxPages)
{
    Database::Settings settings;
    settings.store.path = path;
    settings.store.everyCommitOnDisk = false;
    settings.store.writeAhead = false;
    settings.store.maxPages = maxPages;
    settings.readers = 0;
    return Database::open(settings, Migrator(QStringLiteral("central")), clock, [](const auto& answer) { answer(); }).value();
}

} // namespace

TEST_CASE("a store that can be read and not written is found out, and so is room", "[storage]")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("central.sqlite"));
    TestClock clock;
    opened(path, clock, 0).reset();
    const auto pages = static_cast<int>(QFileInfo(path).size() / 4096);
    {
        const auto full = opened(path, clock, pages);
        WriteProbe probe(*full, clock);
        REQUIRE_FALSE(probe.answer());
        CHECK(probe.answer().error().code == ErrorCode::StoreFull);
    }
    const auto roomy = opened(path, clock, 0);
    WriteProbe probe(*roomy, clock);
    CHECK(probe.answer());
    CHECK(probe.answer());
    clock.advance(std::chrono::seconds(2));
    CHECK(probe.answer());
}

TEST_CASE("who asks often gets the same answer for a second", "[storage]")
{
    QTemporaryDir folder;
    TestClock clock;
    const auto store = opened(folder.filePath(QStringLiteral("central.sqlite")), clock, 0);
    WriteProbe probe(*store, clock);
    const auto changes = [&] {
        return store
            ->runAndWait(Access::Write,
                [](Connection& connection) { return connection.statement("base/write_probe.last").value<Instant>(); })
            .value();
    };
    CHECK_FALSE(changes());
    CHECK(probe.answer());
    const auto first = changes();
    REQUIRE(first);
    clock.advance(std::chrono::milliseconds(900));
    CHECK(probe.answer());
    CHECK(changes() == first);
    clock.advance(std::chrono::milliseconds(200));
    CHECK(probe.answer());
    CHECK(changes() == clock.now());
}
