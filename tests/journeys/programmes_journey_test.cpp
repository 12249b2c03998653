// Programmes of a folder, as whoever runs a server meets them: a fault at start, a fault while it runs.
#include "core/programmes/programme_book.h"
#include "tests/support/program.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

using namespace relais;
using relais::test::Program;

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    REQUIRE(file.write(bytes) == bytes.size());
}

QByteArray read(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE(
    "a server reads its programmes again when told, keeps the good ones, and starts on none that is bad", "[journey][programmes]")
{
    QTemporaryDir folder;
    const QString programmes = folder.filePath(QStringLiteral("programmes"));
    REQUIRE(QDir().mkpath(programmes));
    for (const NamedFile& file : ProgrammeBook::shippedFiles()) {
        write(programmes + u'/' + file.name, file.bytes);
    }
    const QString config = folder.filePath(QStringLiteral("serveur.conf"));
    write(config, "programmes.folder = " + programmes.toUtf8() + "\nlog.level = events\n");
    const QStringList named{
        QStringLiteral("--config"), config, QStringLiteral("--database"), folder.filePath(QStringLiteral("relais.sqlite"))};
    const QStringList served = named + QStringList{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--print-json")};

    Program provision(QStringLiteral("relais-server"));
    REQUIRE(provision.start(named + QStringList{QStringLiteral("--provision"), QStringLiteral(RELAIS_EXAMPLES "/centre.json")}));
    REQUIRE(provision.waitForEnd() == 0);

    Program server(QStringLiteral("relais-server"));
    REQUIRE(server.start(served));
    REQUIRE(QUrl(server.readJson()[u"base_url"].toString()).port(0) != 0);

    const QString sophia = programmes + QStringLiteral("/sophia.json");
    const QByteArray good = read(sophia);
    QByteArray bad = good;
    bad.replace("\"first_call\"", "\"first call\"");
    REQUIRE(bad != good);
    write(sophia, bad);
    server.hangUp();
    const bool said = server.waitForError("sophia.json");
    INFO(server.standardError().toStdString());
    CHECK(said);
    CHECK(server.running());
    CHECK(!server.standardError().contains("programmes_read"));

    write(sophia, good);
    server.hangUp();
    CHECK(server.waitForError("programmes_read"));
    CHECK(server.stop() == 0);

    write(sophia, bad);
    Program refused(QStringLiteral("relais-server"));
    REQUIRE(refused.start(served));
    CHECK(refused.waitForEnd() != 0);
    INFO(refused.standardError().toStdString());
    CHECK(refused.standardError().contains("sophia.json"));
}
