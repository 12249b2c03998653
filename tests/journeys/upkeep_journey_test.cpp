// The real relaisctl, killed in the middle of a copy, and a backup that finds no room.
#include "tests/support/program.h"
#include "tests/support/store_place.h"
#include "tests/upkeep/filled_store.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

using namespace relais;
using namespace relais::test;

namespace {

constexpr int people = 60'000;

QStringList copying(const StoreFolder& folder, const QString& to)
{
    return {QStringLiteral("copy"), QStringLiteral("--from"), QStringLiteral("sqlite:") + folder.path("base"),
        QStringLiteral("--to"), to};
}

/// Kills the tool once `rows` people or more are over there; false: it was done before.
bool killWithin(Program& tool, const std::function<std::int64_t()>& arrived, std::int64_t rows)
{
    const QDeadlineTimer deadline(std::chrono::seconds(60));
    while (tool.running() && !deadline.hasExpired()) {
        if (arrived() >= rows) {
            tool.killNow();
            return true;
        }
        tool.readLine(std::chrono::milliseconds(2));
    }
    return false;
}

void checkKilledCopy(const StoreFolder& folder, const StoreAddress& to, const QString& said)
{
    // As another process sees it, from before its tables are there.
    const auto arrived = [&]() -> std::int64_t {
        const auto looking = to.openToRead();
        if (!looking) {
            return 0;
        }
        const auto rows = Connection::attempt([&] {
            return (*looking)->assembled("upkeep/table.count", {{"table", "feed"}}).value<std::int64_t>().value_or(0);
        });
        return rows ? *rows : 0;
    };
    for (const int rows : {1, people / 2}) {
        Program tool(QStringLiteral("relaisctl"));
        REQUIRE(tool.start(copying(folder, said)));
        REQUIRE(killWithin(tool, arrived, rows));
        Program checking(QStringLiteral("relaisctl"));
        REQUIRE(checking.start({QStringLiteral("verify"), QStringLiteral("--database"), said}));
        CHECK(checking.waitForEnd() != 0); // half a store is none
    }
    Program last(QStringLiteral("relaisctl"));
    REQUIRE(last.start(copying(folder, said)));
    const int code = last.waitForEnd(std::chrono::seconds(120));
    INFO(last.standardError().toStdString());
    CHECK(code == 0);
    CHECK(last.standardError().contains("continu"));
    CHECK(arrived() == people);
    Program checking(QStringLiteral("relaisctl"));
    REQUIRE(checking.start({QStringLiteral("verify"), QStringLiteral("--database"), said}));
    CHECK(checking.waitForEnd() == 0);
}

} // namespace

TEST_CASE("a copy whose tool is killed twice goes on and is whole", "[journey][upkeep]")
{
    const StoreFolder folder;
    folder.filled("base", people).reset();
    checkKilledCopy(folder, StoreAddress::ofFile(folder.path("autre")), QStringLiteral("sqlite:") + folder.path("autre"));
}

TEST_CASE("a copy to PostgreSQL whose tool is killed twice goes on and is whole", "[journey][upkeep][postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    const StoreFolder folder;
    folder.filled("base", people).reset();
    const QString server = PostgresStores::create(false);
    checkKilledCopy(folder, StoreAddress::fromText(server).value(), server);
    PostgresStores::drop(server);
}

TEST_CASE("a backup that finds no room says so and leaves the one before", "[journey][upkeep]")
{
    const StoreFolder folder;
    folder.filled("base", 5'000).reset();
    QFile before(folder.path("nuit.backup"));
    REQUIRE(before.open(QIODevice::WriteOnly));
    before.write("the backup of last night");
    before.close();
    Program tool(QStringLiteral("relaisctl"));
    tool.limitFiles(300'000);
    REQUIRE(tool.start({QStringLiteral("backup"), QStringLiteral("--database"), QStringLiteral("sqlite:") + folder.path("base"),
        QStringLiteral("--to"), folder.path("nuit.backup"), QStringLiteral("--replace")}));
    CHECK(tool.waitForEnd() == 3);
    INFO(tool.standardError().toStdString());
    CHECK(tool.standardError().contains("plus de place"));
    REQUIRE(before.open(QIODevice::ReadOnly));
    CHECK(before.readAll() == "the backup of last night");
    CHECK_FALSE(QFile::exists(folder.path("nuit.backup.part")));
}
