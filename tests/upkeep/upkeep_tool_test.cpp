// relaisctl migrate, verify, backup, restore and copy as they are typed.
#include "app/relaisctl/backup_file.h"
#include "app/relaisctl/verbs.h"
#include "db/outbox/feed_repository.h"
#include "tests/support/store_place.h"
#include "tests/upkeep/filled_store.h"

#include <QFile>
#include <QFileInfo>

#include <sstream>

using namespace relais;
using namespace relais::test;
using namespace Qt::StringLiterals;

namespace {

struct Told {
    int code = 0;
    QString out;
    QString err;
};

Told tool(const QStringList& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    const int code = runTool(arguments, ToolStreams{out, err, false});
    return {code, QString::fromStdString(out.str()), QString::fromStdString(err.str())};
}

Told backup(const StoreFolder& folder, const char* from, const char* to, const QStringList& more = {})
{
    return tool(QStringList{u"backup"_s, u"--database"_s, u"sqlite:"_s + folder.path(from), u"--to"_s, folder.path(to)} + more);
}

Told verify(const QString& address)
{
    return tool({u"verify"_s, u"--database"_s, address});
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST_CASE("the help names the verbs of a store, and each explains itself", "[upkeep]")
{
    const Told help = tool({u"--help"_s});
    for (const QString& verb : {u"migrate"_s, u"verify"_s, u"backup"_s, u"restore"_s, u"copy"_s}) {
        CHECK(help.out.contains(u"relaisctl "_s + verb + u'\n'));
        const Told own = tool({verb, u"--help"_s});
        CHECK(own.code == ExitDone);
        CHECK(own.out.startsWith(u"relaisctl "_s + verb));
        CHECK(tool({verb}).code == ExitUsage);
        CHECK(tool({verb, u"--nonsense"_s}).code == ExitUsage);
    }
    CHECK(tool({u"verify"_s, u"--database"_s, u"mysql://x"_s}).code == ExitUsage);
    const StoreFolder folder;
    CHECK(tool({u"verify"_s, u"--database"_s, folder.path("none")}).code == ExitUsage);
    CHECK_FALSE(QFile::exists(folder.path("none")));
}

TEST_CASE("migrate says from where to where, and with --check changes nothing", "[upkeep]")
{
    const StoreFolder folder;
    const Migrator central(u"central"_s);
    folder.filled("base", 3, central.first(12)).reset();
    const QStringList arguments{u"migrate"_s, u"--database"_s, u"sqlite:"_s + folder.path("base")};
    const Told behind = tool(arguments + QStringList{u"--check"_s});
    CHECK(behind.code == ExitRefused);
    CHECK(behind.out.contains(u"0012_pathways.sql"_s));
    CHECK(central.state(*folder.open("base"))->applied == 12);
    const Told done = tool(arguments);
    CHECK(done.code == ExitDone);
    CHECK(done.out.contains(u"0012_pathways.sql"_s));
    CHECK(done.out.contains(central.migrations().back().name));
    CHECK(tool(arguments + QStringList{u"--check"_s}).code == ExitDone);
    CHECK(verify(folder.path("base")).code == ExitDone);
    folder.open("base")->execute(
        "INSERT INTO schema_migration (number, name, hash, applied_at) VALUES (9999, '9999_later.sql', x'00', 0)");
    const Told newer = tool(arguments);
    CHECK(newer.code == ExitRefused);
    CHECK(newer.err.contains(u"plus récent"_s));
}

TEST_CASE("verify prints one line a fault, with nobody's name in it", "[upkeep]")
{
    const StoreFolder folder;
    const auto store = folder.filled("base", 40);
    CHECK(verify(folder.path("base")).out.isEmpty());
    store->execute("DELETE FROM feed WHERE seq = 7; UPDATE person SET fence = 0");
    const Told faulty = verify(u"sqlite:"_s + folder.path("base"));
    CHECK(faulty.code == ExitRefused);
    CHECK(faulty.out.count(u'\n') == 2);
    CHECK(faulty.out.contains(u"feed"_s));
    CHECK(faulty.out.contains(u"(10)"_s));
    CHECK_FALSE(faulty.out.contains(u"Éléonore"_s));
}

TEST_CASE("a backup is for its owner alone, overwrites nothing unasked and can be put back", "[upkeep]")
{
    const StoreFolder folder;
    const auto store = folder.filled("base", 300);
    const Told done = backup(folder, "base", "nuit.backup");
    INFO(done.err.toStdString());
    REQUIRE(done.code == ExitDone);
    CHECK(done.out.contains(u"person"_s));
    CHECK_FALSE(done.out.contains(u"Éléonore"_s));
    const auto permissions = QFileInfo(folder.path("nuit.backup")).permissions();
    CHECK(permissions.testFlag(QFileDevice::ReadOwner));
    CHECK_FALSE(permissions.testAnyFlags(
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther));
    for (const char* beside : {"nuit.backup.part", "nuit.backup.part-journal", "nuit.backup-wal", "nuit.backup.lock"}) {
        CHECK_FALSE(QFile::exists(folder.path(beside)));
    }
    const QByteArray first = bytesOf(folder.path("nuit.backup"));
    CHECK(verify(folder.path("nuit.backup")).code == ExitDone);
    CHECK(bytesOf(folder.path("nuit.backup")) == first);

    store->execute("INSERT INTO campaign (centre_id, code, started_at) VALUES ('c1', 'essai', 1)");
    CHECK(backup(folder, "base", "nuit.backup").code == ExitRefused);
    CHECK(bytesOf(folder.path("nuit.backup")) == first);
    CHECK(backup(folder, "base", "nuit.backup", {u"--replace"_s}).code == ExitDone);
    CHECK(bytesOf(folder.path("nuit.backup")) != first);
    CHECK(backup(folder, "base", "base").code == ExitUsage);

    const QStringList restore{
        u"restore"_s, u"--from"_s, folder.path("nuit.backup"), u"--database"_s, u"sqlite:"_s + folder.path("neuve")};
    const Told restored = tool(restore);
    INFO(restored.err.toStdString());
    CHECK(restored.code == ExitDone);
    CHECK(verify(folder.path("neuve")).code == ExitDone);
    CHECK(FeedRepository(*folder.open("neuve"), {}).epoch() != FeedRepository(*store, {}).epoch());
    const Told again = tool(restore);
    CHECK(again.code == ExitRefused);
    CHECK(again.err.contains(u"vide"_s));
}

TEST_CASE("what is left of a killed backup is in nobody's way, and a part is no backup", "[upkeep]")
{
    const StoreFolder folder;
    folder.filled("base", 3).reset();
    QFile left(folder.path("nuit.backup.part"));
    REQUIRE(left.open(QIODevice::WriteOnly));
    left.write("half of something");
    left.close();
    CHECK(backup(folder, "base", "nuit.backup").code == ExitDone);
    CHECK_FALSE(left.exists());
    {
        BackupFile other(folder.path("soir.backup"));
        REQUIRE(other.begin());
        CHECK(backup(folder, "base", "soir.backup").code == ExitFailed); // another one makes it
        CHECK(QFile::exists(other.part()));
    }
    CHECK_FALSE(QFile::exists(folder.path("soir.backup.part")));
    // Somebody was quicker with the name.
    BackupFile late(folder.path("matin.backup"));
    REQUIRE(late.begin());
    QFile quicker(folder.path("matin.backup"));
    REQUIRE(quicker.open(QIODevice::WriteOnly));
    quicker.write("mine");
    quicker.close();
    CHECK(late.give(false).error().code == ErrorCode::Conflict);
    CHECK(bytesOf(folder.path("matin.backup")) == "mine");
}

TEST_CASE("copy prints what both sides hold and refuses the store itself", "[upkeep]")
{
    const StoreFolder folder;
    folder.filled("base", 30).reset();
    const QString base = u"sqlite:"_s + folder.path("base");
    CHECK(tool({u"copy"_s, u"--from"_s, base, u"--to"_s, folder.path("base")}).code == ExitUsage);
    const Told done = tool({u"copy"_s, u"--from"_s, base, u"--to"_s, u"sqlite:"_s + folder.path("autre")});
    INFO(done.err.toStdString());
    CHECK(done.code == ExitDone);
    CHECK(done.out.count(u'\n') > 40);
    CHECK(verify(folder.path("autre")).code == ExitDone);
    CHECK(tool({u"copy"_s, u"--from"_s, base, u"--to"_s, u"sqlite:"_s + folder.path("autre")}).code == ExitRefused);
}

TEST_CASE("a store moves to PostgreSQL, is backed up there and put back into a file", "[upkeep][postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    const StoreFolder folder;
    folder.filled("base", 300).reset();
    const QString server = PostgresStores::create(false);
    CHECK(tool({u"copy"_s, u"--from"_s, folder.path("base"), u"--to"_s, server}).code == ExitDone);
    CHECK(verify(server).code == ExitDone);
    CHECK(tool({u"migrate"_s, u"--database"_s, server, u"--check"_s}).code == ExitDone);
    const Told saved = tool({u"backup"_s, u"--database"_s, server, u"--to"_s, folder.path("nuit.backup")});
    INFO(saved.err.toStdString());
    CHECK(saved.code == ExitDone);
    CHECK(tool({u"restore"_s, u"--from"_s, folder.path("nuit.backup"), u"--database"_s, server}).code == ExitRefused);
    CHECK(tool({u"restore"_s, u"--from"_s, folder.path("nuit.backup"), u"--database"_s, folder.path("neuve")}).code == ExitDone);
    CHECK(verify(folder.path("neuve")).code == ExitDone);
    PostgresStores::drop(server);
}

TEST_CASE("a list is not put into PostgreSQL past the server", "[upkeep]")
{
    const Told told = tool({u"targets"_s, u"import"_s, u"--campaign"_s, u"diabete-ecart"_s, u"--reference-date"_s,
        u"2026-11-02"_s, u"--database"_s, u"postgresql:///x"_s, u"liste.csv"_s});
    CHECK(told.code == ExitUsage);
    CHECK(told.err.contains(u"--server"_s));
}
