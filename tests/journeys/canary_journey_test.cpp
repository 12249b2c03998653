// A person whom nobody can mistake goes through everything; she must be found nowhere but where she belongs.
#include "tests/support/central_truth.h"
#include "tests/support/desk_process.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <catch2/catch.hpp>

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>

using namespace relais::test;

namespace {

const QByteArray list(
    "NIR;CLE;NOM_NAISSANCE;NOM_USAGE;PRENOM;DATE_NAISSANCE;SEXE;TEL_FIXE;TEL_MOBILE;COURRIEL;ADRESSE;CODE_POSTAL;COMMUNE;REGIME;"
    "ALD;MT_RPPS;NB_DELIVRANCES_12M;DERNIER_BILAN_DENTAIRE;DERNIER_BILAN_RENAL;DERNIER_FOND_OEIL;NB_COURRIERS;DEJA_ADHERENT;"
    "REFUS_ANTERIEUR;DATE_DECES\r\n"
    "2560344109777;20;ZZYXCANARI;ZZYXCANARI;QUETZALINE;14/03/1956;F;;06 39 98 77 31;quetzaline@zzyxcanari.example;"
    "7 impasse du Canari;44109;Nantes;01;8;18090163934;8;;;;5;N;N;\r\n"
    // One that is rejected: its message must not repeat her either.
    "2560344109778;11;ZZYXREJET;;QUETZALINE;14/03/1956;F;;06 39 98 77 32;;;44109;Nantes;01;8;;8;;;;5;N;N;\r\n");

/// How she could be written: name in any case, NIR, number in its usual forms, street, mail.
const QStringList traces{QStringLiteral("zzyx"), QStringLiteral("quetzaline"), QStringLiteral("2560344109777"),
    QStringLiteral("256034410977"), QStringLiteral("2 56 03 44 109 777"), QStringLiteral("639987731"),
    QStringLiteral("6 39 98 77 31"), QStringLiteral("6.39.98.77.31"), QStringLiteral("impasse du canari")};

QStringList tracesIn(const QByteArray& bytes)
{
    // As bytes of UTF-8 and of UTF-16, whatever the case.
    const QByteArray low = bytes.toLower();
    QStringList found;
    for (const QString& trace : traces) {
        const QByteArray wide(reinterpret_cast<const char*>(trace.utf16()), trace.size() * 2);
        if (low.contains(trace.toUtf8()) || low.contains(wide)) {
            found.append(trace);
        }
    }
    return found;
}

QStringList tracesInFolder(const QString& folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        for (const QString& trace : tracesIn(file.fileName().toUtf8()) + tracesIn(file.readAll())) {
            found.append(trace + QStringLiteral(" in ") + file.fileName());
        }
    }
    return found;
}

QJsonObject enrolmentCaller(const QJsonObject& centre)
{
    for (const auto& item : centre[u"agents"].toArray()) {
        if (item[u"role"].toString() == u"enrolment_caller") {
            return item.toObject();
        }
    }
    return {};
}

} // namespace

TEST_CASE("a person's name, NIR and number are in no log, metric, message or clear part of a file", "[journey][canary]")
{
    ServerProcess server;
    REQUIRE(server.start());
    REQUIRE(server.stop() == 0);

    // Her list comes in beside the server.
    QFile file(server.folder() + QStringLiteral("/liste.csv"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(list);
    file.close();
    Program import(QStringLiteral("relaisctl"));
    REQUIRE(import.start(
        {QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"), QStringLiteral("diabete-ecart"),
            QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"), QStringLiteral("--centre"), QStringLiteral("albi"),
            QStringLiteral("--database"), QStringLiteral("sqlite:") + server.database(), file.fileName()}));
    const int imported = import.waitForEnd();
    INFO(import.standardError().toStdString());
    REQUIRE(imported == 0);
    CHECK(tracesIn(import.standardOutput() + import.standardError()).isEmpty());
    REQUIRE(CentralTruth(server.database()).holdsNir(QStringLiteral("2560344109777")));

    // Somebody works through the whole queue, and meets her on the way.
    REQUIRE(server.start());
    DeskProcess desk(server.port(), server.about()[u"desk_enrolment_code"].toString(), enrolmentCaller(server.about()));
    REQUIRE(desk.start());
    REQUIRE(desk.ask("sign-in")[u"ok"].toBool());
    REQUIRE(desk.ask("ready")[u"ok"].toBool());
    int calls = 0;
    while (!CentralTruth(server.database()).wasCalled(QStringLiteral("2560344109777"))) {
        const auto answer = desk.ask("work answering_machine");
        INFO("after " << calls << " calls: " << desk.said().right(2000).toStdString());
        if (!answer[u"ok"].toBool()) {
            // Everybody was called; the last calls may still be on their way to the server.
            REQUIRE(answer[u"nobody"].toString() == u"queue_empty");
            REQUIRE(desk.ask("settle")[u"unsent"].toInt() == 0);
            REQUIRE(CentralTruth(server.database()).wasCalled(QStringLiteral("2560344109777")));
            break;
        }
        REQUIRE(++calls < 200);
    }
    // A note about her is a draft in the store when the desk is killed.
    desk.ask("note Quetzaline Zzyxcanari demande le 06 39 98 77 31");
    const auto metrics = QByteArray::fromStdString(HttpClient(server.port()).get("/metrics").raw.body);
    CHECK(metrics.contains("relais_"));
    CHECK(tracesIn(metrics).isEmpty());
    desk.killNow();
    CHECK(server.stop() == 0);

    CHECK(tracesIn(desk.said()).join(u' ').toStdString().empty());
    CHECK(tracesIn(server.said()).join(u' ').toStdString().empty());
    CHECK(tracesInFolder(desk.folder()).join(u'\n').toStdString().empty());
    // The search itself works: the central store does hold her.
    CHECK_FALSE(tracesInFolder(server.folder()).isEmpty());
}
