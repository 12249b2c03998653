// The README's real use, with the files that it names: they must work as they are.
#include "tests/support/desk_process.h"
#include "tests/support/program.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace relais::test;

namespace {

QString example(const char* name)
{
    return QStringLiteral(RELAIS_EXAMPLES "/") + QLatin1String(name);
}

} // namespace

TEST_CASE("the shipped examples make a centre that a desk signs in to, in a store for its owner alone", "[journey][examples]")
{
    QTemporaryDir folder;
    const QString store = folder.filePath(QStringLiteral("relais.sqlite"));
    const QStringList config{QStringLiteral("--config"), example("serveur.conf"), QStringLiteral("--database"), store};

    Program provision(QStringLiteral("relais-server"));
    REQUIRE(provision.start(config + QStringList{QStringLiteral("--provision"), example("centre.json")}));
    const int provisioned = provision.waitForEnd();
    INFO(provision.standardError().toStdString());
    REQUIRE(provisioned == 0);

    Program import(QStringLiteral("relaisctl"));
    REQUIRE(import.start({QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"),
        QStringLiteral("diabete-ecart"), QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"),
        QStringLiteral("--database"), QStringLiteral("sqlite:") + store, QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.csv")}));
    REQUIRE(import.waitForEnd() == 0);

    Program server(QStringLiteral("relais-server"));
    REQUIRE(server.start(config + QStringList{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--print-json")}));
    const int port = QUrl(server.readJson()[u"base_url"].toString()).port(0);
    REQUIRE(port != 0);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const auto& file : QDir(folder.path()).entryInfoList(QDir::Files | QDir::Hidden)) {
        INFO(file.fileName().toStdString());
        CHECK(!(QFile::permissions(file.filePath()) & others));
    }

    QFile centreFile(example("centre.json"));
    REQUIRE(centreFile.open(QIODevice::ReadOnly));
    const auto centre = QJsonDocument::fromJson(centreFile.readAll()).object();
    for (const auto& agent : centre[u"agents"].toArray()) {
        if (agent[u"role"].toString() == u"campaign_lead") {
            continue; // works at the command line
        }
        DeskProcess desk(static_cast<std::uint16_t>(port), centre[u"desk_enrolment_code"].toString(), agent.toObject());
        REQUIRE(desk.start());
        CHECK(desk.ask("sign-in")[u"ok"].toBool());
        CHECK(desk.stop() == 0);
    }
    CHECK(server.stop() == 0);
}
