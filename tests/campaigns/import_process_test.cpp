// The real tool on a real file: what Ctrl+C, kill and a second import leave behind.
#include "tests/campaigns/list_fixture.h"
#include "tests/support/program.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <SQLiteCpp/SQLiteCpp.h>

#include <csignal>

using namespace relais;
using namespace relais::test;

namespace {

/// A folder with a list long enough to be interrupted, and a store beside it.
struct Folder {
    explicit Folder(int rows)
    {
        QFile file(list);
        REQUIRE(file.open(QIODevice::WriteOnly));
        const std::string good = ListLine().header() + "\n";
        file.write(good.data(), static_cast<qint64>(good.size()));
        for (int i = 0; i < rows; ++i) {
            const std::string row = (i % 50 == 7 ? ListLine().set("CLE", "98") : ListLine().person(i)).row() + "\n";
            file.write(row.data(), static_cast<qint64>(row.size()));
        }
    }
    QStringList arguments() const
    {
        return {QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"),
            QStringLiteral("diabete-ecart"), QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"),
            QStringLiteral("--database"), QStringLiteral("sqlite:") + store, QStringLiteral("--rejects"), rejects,
            QStringLiteral("--json"), list};
    }
    std::int64_t people() const
    {
        if (!QFile::exists(store)) {
            return 0;
        }
        SQLite::Database reader(store.toStdString(), SQLite::OPEN_READWRITE);
        return reader.tableExists("person") ? reader.execAndGet("SELECT count(*) FROM person").getInt64() : 0;
    }
    QTemporaryDir folder;
    QString list = folder.filePath(QStringLiteral("liste.csv"));
    QString store = folder.filePath(QStringLiteral("relais.db"));
    QString rejects = folder.filePath(QStringLiteral("rejets.csv"));
};

/// Waits until the tool works on the store: its tables are there, and a transaction is open. A store that it makes has a journal, one
/// that was there has a write-ahead log.
bool isStoring(const Folder& folder, Program& tool)
{
    constexpr qint64 tables = 200'000;
    while (tool.running()) {
        if (QFile(folder.store + QStringLiteral("-wal")).size() > 50'000
            || (QFile(folder.store).size() > tables && QFile::exists(folder.store + QStringLiteral("-journal")))) {
            return true;
        }
        tool.readLine(std::chrono::milliseconds(5));
    }
    return false;
}

} // namespace

TEST_CASE("Ctrl+C in the middle of an import leaves nothing half done", "[campaigns][process]")
{
    const Folder folder(8'000);
    Program tool(QStringLiteral("relaisctl"));
    REQUIRE(tool.start(folder.arguments()));
    REQUIRE(isStoring(folder, tool));
    ::kill(static_cast<pid_t>(tool.pid()), SIGINT);
    CHECK(tool.waitForEnd() == 130);
    CHECK(tool.standardOutput().isEmpty());
    CHECK(tool.standardError().count('\n') == 1);
    CHECK(folder.people() == 0);
    CHECK_FALSE(QFile::exists(folder.rejects));

    // The next one is as if nothing had been.
    Program again(QStringLiteral("relaisctl"));
    REQUIRE(again.start(folder.arguments()));
    CHECK(again.waitForEnd() == 0);
    CHECK(folder.people() == 7'840);
    CHECK(QFile::exists(folder.rejects));
    CHECK(QDir(folder.folder.path()).entryList(QDir::Files | QDir::Hidden).size() == 3);
}

TEST_CASE("an import that is killed leaves a store without it", "[campaigns][process]")
{
    const Folder folder(8'000);
    Program tool(QStringLiteral("relaisctl"));
    REQUIRE(tool.start(folder.arguments()));
    REQUIRE(isStoring(folder, tool));
    tool.killNow();
    CHECK(folder.people() == 0);
    CHECK_FALSE(QFile::exists(folder.rejects));
}

TEST_CASE("a second import into the same store waits for the first", "[campaigns][process]")
{
    const Folder folder(12'000);
    Program first(QStringLiteral("relaisctl"));
    Program second(QStringLiteral("relaisctl"));
    REQUIRE(first.start(folder.arguments()));
    REQUIRE(isStoring(folder, first));
    REQUIRE(second.start(folder.arguments()));
    CHECK(first.waitForEnd() == 0);
    CHECK(second.waitForEnd() == 0);
    CHECK(first.standardOutput() == second.standardOutput());
    CHECK(folder.people() == 11'760);
    SQLite::Database reader(folder.store.toStdString());
    CHECK(reader.execAndGet("SELECT count(*) FROM listing").getInt64() == 11'760);
}

TEST_CASE("a summary that does not arrive is no success", "[campaigns][process]")
{
    const Folder folder(10);
    for (const bool dry : {true, false}) {
        INFO(dry);
        Program tool(QStringLiteral("relaisctl"));
        tool.sendOutputTo(QStringLiteral("/dev/full"));
        REQUIRE(tool.start(folder.arguments() + (dry ? QStringList{QStringLiteral("--dry-run")} : QStringList{})));
        CHECK(tool.waitForEnd() == 3);
        CHECK(tool.standardError().contains("plein"));
        CHECK(folder.people() == (dry ? 0 : 9));
    }
    Program help(QStringLiteral("relaisctl"));
    help.sendOutputTo(QStringLiteral("/dev/full"));
    REQUIRE(help.start({QStringLiteral("--help")}));
    CHECK(help.waitForEnd() == 3);
}

TEST_CASE("a disk that takes no more is told in a sentence and leaves nothing", "[campaigns][process]")
{
    const Folder folder(4'000);
    Program tool(QStringLiteral("relaisctl"));
    tool.limitFiles(600'000);
    REQUIRE(tool.start(folder.arguments()));
    CHECK(tool.waitForEnd() == 3);
    CHECK(tool.standardError().count('\n') == 1);
    CHECK(tool.standardError().contains("plein"));
    CHECK(folder.people() == 0);
    Program again(QStringLiteral("relaisctl"));
    REQUIRE(again.start(folder.arguments()));
    CHECK(again.waitForEnd() == 0);
    CHECK(folder.people() == 3'920);
}

TEST_CASE("a refused list and a wrong store change nothing", "[campaigns][process]")
{
    const Folder folder(10);
    QFile list(folder.list);
    REQUIRE(list.open(QIODevice::Append));
    list.write("2640;cut");
    list.close();
    Program refused(QStringLiteral("relaisctl"));
    REQUIRE(refused.start(folder.arguments()));
    CHECK(refused.waitForEnd() == 1);
    CHECK_FALSE(QFile::exists(folder.store));

    const Folder other(10);
    QFile store(other.store);
    REQUIRE(store.open(QIODevice::WriteOnly));
    store.write("this is somebody's letter, and no database at all: it has to stay as it is, whatever happens here");
    store.close();
    const QByteArray before = [&] {
        QFile file(other.store);
        file.open(QIODevice::ReadOnly);
        return file.readAll();
    }();
    Program wrong(QStringLiteral("relaisctl"));
    REQUIRE(wrong.start(other.arguments()));
    const int code = wrong.waitForEnd();
    CHECK((code >= 1 && code <= 125));
    CHECK(wrong.standardError().count('\n') == 1);
    CHECK([&] {
        QFile file(other.store);
        file.open(QIODevice::ReadOnly);
        return file.readAll();
    }() == before);
    CHECK_FALSE(QFile::exists(other.rejects));
}
