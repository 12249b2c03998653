// relaisctl programmes …: what medical officers and campaign leads read of a protocol.
#include "app/relaisctl/verbs.h"
#include "core/campaigns/campaign_files.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <sstream>

using namespace relais;

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

QString written(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes)
{
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
    return file.fileName();
}

QByteArray shippedFile(const char* name)
{
    QFile file(QStringLiteral(":/relais/resources/programmes/") + QString::fromLatin1(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// Plain apostrophes and spaces.
QString plain(QString text)
{
    return text.replace(QChar(0x2019), u'\'').replace(QChar::Nbsp, u' ').replace(QChar(0x202f), u' ');
}

} // namespace

TEST_CASE("a file is checked together with those that it does not replace", "[programmes]")
{
    const QTemporaryDir folder;
    const QString good = written(folder, QStringLiteral("prado.json"), shippedFile("prado.json"));
    CHECK(tool({QStringLiteral("programmes"), QStringLiteral("check"), good}).code == ExitDone);
    const QString bad =
        written(folder, QStringLiteral("prado.json"), shippedFile("prado.json").replace("sophia-heart-failure", "nowhere"));
    const Told told = tool({QStringLiteral("programmes"), QStringLiteral("check"), bad});
    CHECK(told.code == ExitRefused);
    CHECK(plain(told.out) == bad + QStringLiteral(": /pathways/3/exits/5/opens: attendu : le code d'un parcours qui existe\n"));
    CHECK(tool({QStringLiteral("programmes"), QStringLiteral("check"), folder.path()}).code == ExitFailed);
}

TEST_CASE("a copy of a shipped file under another name is good, and alone it is judged alone", "[programmes]")
{
    const QTemporaryDir folder;
    const QString copy = written(folder, QStringLiteral("copie.json"), shippedFile("prado.json"));
    const QStringList check{QStringLiteral("programmes"), QStringLiteral("check")};
    const Told beside = tool(check + QStringList{copy});
    INFO(beside.out.toStdString());
    CHECK(beside.code == ExitDone);
    const Told alone = tool(check + QStringList{QStringLiteral("--alone"), copy});
    CHECK(alone.code == ExitRefused);
    CHECK(alone.out.startsWith(copy + QStringLiteral(": /pathways/3/exits/5/opens: ")));
    CHECK(tool(check + QStringList{QStringLiteral("--help")}).out.contains(QStringLiteral("--alone")));
}

TEST_CASE("a queue is one of the campaigns, those that ship or those of a folder", "[programmes]")
{
    const QTemporaryDir folder;
    const QStringList check{QStringLiteral("programmes"), QStringLiteral("check")};
    const QString file = written(folder, QStringLiteral("vivoptim.json"),
        shippedFile("vivoptim.json").replace("\"queue\": \"vivoptim\"", "\"queue\": \"nulle-part\""));
    const Told told = tool(check + QStringList{file});
    CHECK(told.code == ExitRefused);
    CHECK(plain(told.out).contains(QStringLiteral("/queue: attendu : le code d'une campagne qui existe : ")));
    const QTemporaryDir campaigns;
    for (const NamedFile& one : shippedCampaignFiles()) {
        written(campaigns, one.name, one.bytes);
        if (one.name == QLatin1String("vivoptim.json")) {
            written(campaigns, QStringLiteral("nulle-part.json"),
                QByteArray(one.bytes).replace("\"code\": \"vivoptim\",\n  \"title\"", "\"code\": \"nulle-part\",\n  \"title\""));
        }
    }
    CHECK(tool(check + QStringList{QStringLiteral("--campaigns"), campaigns.path(), file}).code == ExitDone);
    CHECK(tool(check + QStringList{QStringLiteral("--campaigns"), folder.filePath(QStringLiteral("none")), file}).code
        == ExitFailed);
}

TEST_CASE("a campaign file is checked with the pathways that need it, a pathway with the campaigns of a folder",
    "[programmes][campaigns]")
{
    const QTemporaryDir folder;
    const auto shippedCampaign = [](const char* name) {
        QFile file(QStringLiteral(":/relais/resources/campaigns/") + QString::fromLatin1(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    const auto check = [](const char* family, const QStringList& more) {
        return tool(QStringList{QString::fromLatin1(family), QStringLiteral("check")} + more);
    };
    CHECK(check("campaigns", {}).code == ExitDone);
    const QString bpco = QStringLiteral("prado-bpco.json");
    const QString nurses =
        written(folder, bpco, shippedCampaign("prado-bpco.json").replace("[\"hospital_adviser\"]", "[\"nurse_adviser\"]"));
    const Told told = check("campaigns", {nurses});
    CHECK(told.code == ExitRefused);
    CHECK(plain(told.out).contains(QStringLiteral(
        "prado.json: /pathways/4/queue: attendu : une campagne que hospital_adviser appelle, pour l'étape call_d1\n")));
    const QString bad =
        written(folder, bpco, shippedCampaign("prado-bpco.json").replace("\"cycleDays\": 30", "\"cycleDays\": 0"));
    CHECK(plain(check("campaigns", {bad}).out)
        == bad + QStringLiteral(": /retry/cycleDays: attendu : un nombre entier de 1 à 366\n"));
    const Told alone = check("programmes", {QStringLiteral("--campaigns"), folder.path()});
    CHECK(alone.code == ExitFailed); // the folder takes the place of all that ship
    CHECK(alone.err.contains(QStringLiteral("prado-bpco.json: /retry/cycleDays")));
    CHECK(check("campaigns", {folder.path()}).code == ExitFailed);
}

TEST_CASE("a preview says when each step is and why", "[programmes]")
{
    const QStringList base{QStringLiteral("programmes"), QStringLiteral("preview"), QStringLiteral("prado-copd"),
        QStringLiteral("--anchor"), QStringLiteral("discharge=2026-11-21"), QStringLiteral("--today"),
        QStringLiteral("2026-11-21"), QStringLiteral("--centre"), QStringLiteral("albi")};
    const Told told = tool(base);
    REQUIRE(told.code == ExitDone);
    CHECK(told.out.contains(QStringLiteral("prévu — lundi 23 novembre 2026, 9\u00a0h–19\u00a0h")));
    CHECK(told.out.contains(
        QStringLiteral("1\u00a0jour après la sortie du samedi 21 novembre 2026 ; fermé le dimanche 22 novembre 2026")));
    CHECK(plain(told.out).contains(QStringLiteral("Heures et jours fériés : Métropole. Heures d'appel du centre « albi ».")));
    CHECK(plain(told.out).contains(QStringLiteral("Dernier jour : 21 juin 2027.")));
    const Told json = tool(base
        + QStringList{
            QStringLiteral("--json"), QStringLiteral("--outcome"), QStringLiteral("call_d1=fruitful@2026-11-23T10:00")});
    const QJsonArray steps = QJsonDocument::fromJson(json.out.toUtf8()).object().value(QStringLiteral("steps")).toArray();
    REQUIRE_FALSE(steps.isEmpty());
    CHECK(steps.at(0).toObject().value(QStringLiteral("state")).toString() == QStringLiteral("done"));
    // The last day of Prado, and what goes on from there.
    const Told heart = tool({QStringLiteral("programmes"), QStringLiteral("preview"), QStringLiteral("prado-heart-failure"),
        QStringLiteral("--anchor"), QStringLiteral("discharge=2026-11-20"), QStringLiteral("--territory"), QStringLiteral("974"),
        QStringLiteral("--today"), QStringLiteral("2026-11-20")});
    CHECK(plain(heart.out).contains(QStringLiteral("Heures et jours fériés : La Réunion.")));
    CHECK(plain(heart.out).contains(QStringLiteral("Dernier jour : 20 mai 2027.")));
    CHECK(plain(heart.out).contains(QStringLiteral("et ouvre Sophia · Insuffisance cardiaque (IC+), avec un résumé.")));
    // Who left reaches no end, and a day that nobody has confirmed ends nothing.
    for (const QStringList& more : {QStringList{QStringLiteral("--anchor"), QStringLiteral("discharge=2026-11-20"),
                                        QStringLiteral("--outcome"), QStringLiteral("call_1=refused@2026-11-28T10:00")},
             QStringList{QStringLiteral("--anchor"), QStringLiteral("discharge=2026-11-20?")}}) {
        const Told left = tool(
            QStringList{QStringLiteral("programmes"), QStringLiteral("preview"), QStringLiteral("prado-heart-failure")} + more);
        CHECK(left.code == ExitDone);
        CHECK_FALSE(left.out.contains(QStringLiteral("Dernier jour")));
    }
}

TEST_CASE("what a preview does not understand is named, and nothing is shown", "[programmes]")
{
    const QStringList base{QStringLiteral("programmes"), QStringLiteral("preview"), QStringLiteral("prado-copd")};
    const auto refused = [&](const QStringList& more, const char* part) {
        const Told told = tool(base + more);
        CAPTURE(told.err.toStdString());
        CHECK(told.code == ExitUsage);
        CHECK(told.out.isEmpty());
        CHECK(told.err.contains(QString::fromUtf8(part)));
    };
    refused({}, "--anchor");
    refused({QStringLiteral("--anchor"), QStringLiteral("discharge=soon")}, "anchor discharge");
    refused({QStringLiteral("--anchor"), QStringLiteral("christmas=2026-12-25")}, "anchor christmas");
    const QStringList anchored{QStringLiteral("--anchor"), QStringLiteral("discharge=2026-11-21")};
    refused(anchored + QStringList{QStringLiteral("--territory"), QStringLiteral("mars")}, "territory");
    refused(anchored + QStringList{QStringLiteral("--attribute"), QStringLiteral("shoe=42")}, "attribute shoe");
    refused(anchored + QStringList{QStringLiteral("--outcome"), QStringLiteral("nobody=fruitful@2026-11-23")}, "outcome nobody");
    refused(anchored + QStringList{QStringLiteral("--outcome"), QStringLiteral("call_d1=happy@2026-11-23")}, "outcome call_d1");
    refused(anchored + QStringList{QStringLiteral("--version"), QStringLiteral("1900")}, "2026-11");
    refused(anchored + QStringList{QStringLiteral("--centre"), QStringLiteral("atlantis")}, "albi");
    refused(anchored + QStringList{QStringLiteral("--calendar"), QStringLiteral("mars")}, "france");
    // The clocks go forward at two on that Sunday.
    refused({QStringLiteral("--anchor"), QStringLiteral("discharge=2026-03-29T02:30")}, "n’existe pas ce jour-là");
    refused(anchored + QStringList{QStringLiteral("--outcome"), QStringLiteral("call_d1=fruitful@2027-03-28T02:30")},
        "n’existe pas ce jour-là");
    CHECK(tool(base + QStringList{QStringLiteral("--anchor"), QStringLiteral("discharge=2026-03-29T03:30")}).code == ExitDone);
    CHECK(tool(base
              + QStringList{QStringLiteral("--territory"), QStringLiteral("974"), QStringLiteral("--anchor"),
                  QStringLiteral("discharge=2026-03-29T02:30")})
              .code
        == ExitDone);
    const QStringList heart{QStringLiteral("programmes"), QStringLiteral("preview"), QStringLiteral("prado-heart-failure"),
        QStringLiteral("--anchor"), QStringLiteral("discharge=2026-11-21"), QStringLiteral("--attribute")};
    CHECK(tool(heart + QStringList{QStringLiteral("nyha=3")}).code == ExitDone);
    const Told seven = tool(heart + QStringList{QStringLiteral("nyha=7")});
    CHECK(seven.code == ExitUsage);
    CHECK(plain(seven.err).contains(QStringLiteral("« 7 » n'est pas une valeur possible. Ce qui existe : 1, 2, 3, 4.")));
    CHECK(tool(heart + QStringList{QStringLiteral("age=-1")}).code == ExitUsage);
    CHECK(tool(heart + QStringList{QStringLiteral("risk_level=huge")}).code == ExitUsage);
    CHECK(tool(heart + QStringList{QStringLiteral("completed_pathways=nowhere")}).code == ExitUsage);
    CHECK(
        tool(heart
            + QStringList{QStringLiteral("nyha=3"), QStringLiteral("--outcome"), QStringLiteral("nurse#99=honoured@2026-12-01")})
            .code
        == ExitUsage);
}

TEST_CASE("a stopped pathway says so, and is shown when its version is asked for", "[programmes]")
{
    const QStringList base{QStringLiteral("programmes"), QStringLiteral("preview"), QStringLiteral("prado-chronic-wounds"),
        QStringLiteral("--anchor"), QStringLiteral("discharge=2015-05-04")};
    const Told refused = tool(base);
    CHECK(refused.code == ExitUsage);
    CHECK(refused.out.isEmpty());
    CHECK(plain(refused.err).contains(QStringLiteral("Ce parcours est arrêté depuis le 31 août 2016")));
    const Told shown = tool(base + QStringList{QStringLiteral("--version"), QStringLiteral("2026-11")});
    CHECK(shown.code == ExitDone);
    CHECK(plain(shown.out).contains(QStringLiteral("Ce parcours est arrêté depuis le 31 août 2016")));
    const Told unknown = tool({QStringLiteral("programmes"), QStringLiteral("preview"), QStringLiteral("nowhere"),
        QStringLiteral("--anchor"), QStringLiteral("discharge=2026-05-04")});
    CHECK(unknown.code == ExitUsage);
    CHECK(plain(unknown.err).contains(QStringLiteral("Il n'y a pas de parcours « nowhere »")));
}

TEST_CASE("programmes load warns above the capacity, and is no failure", "[programmes][load]")
{
    const auto told =
        tool({"programmes", "load", "sophia-diabetes", "--members", "10000", "--fte", "2.5", "--from", "2026-11-30", "--json"});
    CHECK(told.code == 0);
    const auto json = QJsonDocument::fromJson(told.out.toUtf8()).object();
    CHECK(json["every_days"].toInt() == 60);
    CHECK(json["weeks"].toArray().size() == 12);
    CHECK(json["above"].toBool());
    CHECK(told.err.contains(QStringLiteral("Appelez moins de personnes")));
    const auto fits = tool({"programmes", "load", "sophia-diabetes", "--members", QString::number(json["largest_cohort"].toInt()),
        "--fte", "2.5", "--from", "2026-11-30"});
    CHECK(fits.code == 0);
    CHECK(fits.out.contains(QStringLiteral("Cela tient")));
    CHECK(fits.err.isEmpty());
    CHECK(tool({"programmes", "load", "sophia-diabetes", "--members", "x", "--fte", "2"}).code == 2);
    CHECK(tool({"programmes", "load", "prado-surgery", "--members", "5", "--fte", "2"}).code == 2);
    CHECK(tool({"programmes", "load", "nowhere", "--members", "5", "--fte", "2"}).code == 2);
}

TEST_CASE("a birth before the programme began needs no version", "[programmes]")
{
    const auto previewed = [](const QString& pathway, const QStringList& more) {
        return tool(QStringList{QStringLiteral("programmes"), QStringLiteral("preview"), pathway, QStringLiteral("--json"),
                        QStringLiteral("--today"), QStringLiteral("2026-11-29")}
            + more);
    };
    struct Row {
        const char* pathway;
        QStringList anchors;
        const char* version; ///< null: none is open then
    };
    const QString birth = QStringLiteral("birth=1950-04-02");
    const QString anchor = QStringLiteral("--anchor");
    const Row rows[] = {
        {"vaccination-adult", {anchor, birth}, "calendrier-2025"},
        {"vivoptim-impulsion", {anchor, birth, anchor, QStringLiteral("enrolment=2016-05-02")}, "2015-01"},
        {"vivoptim-impulsion", {anchor, birth, anchor, QStringLiteral("enrolment=2026-05-02")}, "2018-01"},
        {"vivoptim-impulsion", {anchor, birth, anchor, QStringLiteral("enrolment=2001-05-02")}, nullptr},
        {"prado-chronic-wounds", {anchor, birth}, nullptr},
    };
    for (const Row& row : rows) {
        INFO(row.pathway << " " << row.anchors.join(u' ').toStdString());
        const Told told = previewed(QString::fromLatin1(row.pathway), row.anchors);
        CHECK(told.code == (row.version ? ExitDone : ExitUsage));
        const auto json = QJsonDocument::fromJson(told.out.toUtf8()).object();
        CHECK(json.value(QStringLiteral("version")).toString() == QString::fromLatin1(row.version));
    }
}
