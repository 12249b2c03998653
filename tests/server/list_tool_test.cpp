// relaisctl requests …, attributes …: lists about people, from a file to the server. Its people are invented.
#include "app/relaisctl/verbs.h"
#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <sstream>

using namespace relais;
using namespace relais::test;

namespace {

struct Told {
    int code = 0;
    QString out;
    QString err;
};

Told tool(const QStringList& words, const QString& group = QStringLiteral("requests"))
{
    std::ostringstream out;
    std::ostringstream err;
    const int code = runTool(QStringList{group} + words, ToolStreams{out, err, false});
    return {code, QString::fromStdString(out.str()), QString::fromStdString(err.str())};
}

Told toolAt(const RunningServer& server, const QByteArray& token, const QStringList& words,
    const QString& group = QStringLiteral("requests"))
{
    qputenv("RELAIS_TOKEN", token);
    const Told told =
        tool(words + QStringList{QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:%1").arg(server.port())}, group);
    qunsetenv("RELAIS_TOKEN");
    return told;
}

struct ListFile {
    explicit ListFile(const QByteArray& lines, const QByteArray& head = "id;person_id;nir;theme;asked_on\n")
    {
        QFile file(path());
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(head + lines) > 0);
    }
    QString path() const { return folder.filePath(QStringLiteral("demandes.csv")); }
    QTemporaryDir folder;
};

/// Gone by for every clock, that of the server and that of this machine.
const QByteArray asked = "2020-01-02";

} // namespace

TEST_CASE("the check of a list of requests says each fault in one line, and no value", "[programmes][tool]")
{
    const ListFile good(";;2550814168025;tobacco;2020-01-02\n");
    const Told fine = tool({QStringLiteral("check"), good.path()});
    CHECK(fine.code == ExitDone);
    CHECK(fine.out.isEmpty());
    CHECK(fine.err == QStringLiteral("1 demande, aucune faute.\n"));

    const ListFile bad(";;255081416802539;tobacco;2020-01-02\n;;2550814168025;wine;20/11/2026\n");
    const Told faulty = tool({QStringLiteral("check"), bad.path()});
    CHECK(faulty.code == ExitRefused);
    const QStringList lines = faulty.out.split(u'\n', Qt::SkipEmptyParts);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].startsWith(bad.path()));
    CHECK(lines[0].contains(QStringLiteral("ligne 2")));
    CHECK(lines[0].contains(QStringLiteral("nir")));
    CHECK(lines[1].contains(QStringLiteral("ligne 3")));
    CHECK(lines[1].contains(QStringLiteral("écrit 2026-11-20")));
    CHECK(lines[2].contains(QStringLiteral("tobacco, physical_activity, exams ou treatment")));
    for (const char* value : {"255081416802539", "2550814168025", "wine", "20/11/2026"}) {
        CHECK_FALSE((faulty.out + faulty.err).contains(QLatin1String(value)));
    }

    const Told json = tool({QStringLiteral("check"), bad.path(), QStringLiteral("--json")});
    const auto object = QJsonDocument::fromJson(json.out.toUtf8()).object();
    CHECK(json.code == ExitRefused);
    CHECK(object[QStringLiteral("requests")] == 0);
    REQUIRE(object[QStringLiteral("faults")].toArray().size() == 3);
    CHECK(object[QStringLiteral("faults")].toArray()[1].toObject()[QStringLiteral("field")] == QStringLiteral("asked_on"));
}

TEST_CASE("the verbs of requests take one file that can be read", "[programmes][tool]")
{
    CHECK(tool({QStringLiteral("check")}).code == ExitUsage);
    CHECK(tool({QStringLiteral("check"), QStringLiteral("a"), QStringLiteral("b")}).code == ExitUsage);
    CHECK(tool({QStringLiteral("check"), QStringLiteral("--nonsense")}).code == ExitUsage);
    CHECK(tool({QStringLiteral("check"), QStringLiteral("/nowhere/at/all.csv")}).code == ExitFailed);
    CHECK(tool({QStringLiteral("check"), QStringLiteral("--help")}).out.contains(QStringLiteral("physician_rpps")));
    CHECK(tool({QStringLiteral("add"), QStringLiteral("--help")}).out.contains(QStringLiteral("relaisctl requests add")));
    CHECK(tool({QStringLiteral("add")}).code == ExitUsage);
}

TEST_CASE("requests of a file open coaching for members, once however often they are sent", "[server][programmes][tool]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk nurse(run, "marie");
    const DemoDesk lead(run, "julie");
    const auto held = nurse.lease(1);
    REQUIRE_FALSE(held.isEmpty());
    const QByteArray member = held[0].toObject()[QStringLiteral("person_id")].toString().toLatin1();
    REQUIRE(member.size() == 36);
    const ListFile list("01931c5e-7a00-7000-8000-0000000000a1;" + member + ";;exams;" + asked
        + "\n01931c5e-7a00-7000-8000-0000000000a2;01931c5e-7a00-7000-8000-0000000000ff;;exams;" + asked + "\n");
    for (int i = 0; i < 2; ++i) {
        const Told told = toolAt(run, lead.token, {QStringLiteral("add"), list.path()});
        CHECK(told.code == ExitRefused); // nobody has the second id
        CHECK(told.out.contains(QStringLiteral("ligne 3")));
        CHECK(told.out.contains(QStringLiteral("Personne n’est connu ici")));
        INFO(told.out.toStdString());
        CHECK_FALSE(told.out.contains(QStringLiteral("ligne 2")));
        CHECK(told.err.contains(QStringLiteral("accompagnements ouverts")));
        CHECK_FALSE((told.out + told.err).contains(QString::fromLatin1(member)));
    }
    const Told json = toolAt(run, lead.token, {QStringLiteral("add"), list.path(), QStringLiteral("--json")});
    const auto object = QJsonDocument::fromJson(json.out.toUtf8()).object();
    CHECK(object[QStringLiteral("coaching")] == 1);
    CHECK(object[QStringLiteral("invitation")] == 0);
    REQUIRE(object[QStringLiteral("refused")].toArray().size() == 1);
    CHECK(object[QStringLiteral("refused")].toArray()[0].toObject()[QStringLiteral("code")] == QStringLiteral("not_found"));
}

TEST_CASE("nothing is sent while a list has a fault, and a nurse brings no list", "[server][programmes][tool]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const DemoDesk lead(run, "julie");
    const ListFile faulty(
        "01931c5e-7a00-7000-8000-0000000000a1;01931c5e-7a00-7000-8000-0000000000ff;;exams;" + asked + "\n;;;exams;\n");
    const Told told = toolAt(run, lead.token, {QStringLiteral("add"), faulty.path()});
    CHECK(told.code == ExitRefused);
    CHECK(told.err.contains(QStringLiteral("Rien n’a été envoyé.")));
    CHECK_FALSE(told.out.contains(QStringLiteral("ligne 2")));

    const DemoDesk nurse(run, "marie");
    const ListFile list("01931c5e-7a00-7000-8000-0000000000a1;01931c5e-7a00-7000-8000-0000000000ff;;exams;" + asked + "\n");
    const Told refused = toolAt(run, nurse.token, {QStringLiteral("add"), list.path()});
    CHECK(refused.code == ExitRefused);
    CHECK(refused.out.contains(QStringLiteral("Seuls un responsable de campagne et un médecin-conseil")));
}

TEST_CASE("what the programme sets is checked, brought in once, and by whoever speaks for it", "[server][programmes][tool]")
{
    const auto group = QStringLiteral("attributes");
    const QByteArray head = "id;person_id;nir;pathway;attribute;value\n";
    const ListFile bad(";;2550814168025;vivoptim-envol;envol_plus;oui\n", head);
    const Told faulty = tool({QStringLiteral("check"), bad.path()}, group);
    CHECK(faulty.code == ExitRefused);
    CHECK(faulty.out.contains(QStringLiteral("ligne 2")));
    CHECK(faulty.out.contains(QStringLiteral("true ou false")));
    CHECK_FALSE(faulty.out.contains(QStringLiteral("2550814168025")));
    CHECK(tool({QStringLiteral("check"), QStringLiteral("--help")}, group).out.contains(QStringLiteral("envol_plus")));

    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk nurse(run, "marie");
    const DemoDesk lead(run, "julie");
    const auto held = nurse.lease(1);
    REQUIRE_FALSE(held.isEmpty());
    const QByteArray person = held[0].toObject()[QStringLiteral("person_id")].toString().toLatin1();
    const ListFile list("01931c5e-7a00-7000-8000-0000000000b1;" + person
            + ";;vivoptim-envol;envol_plus;true\n"
              "01931c5e-7a00-7000-8000-0000000000b2;01931c5e-7a00-7000-8000-0000000000ff;;vivoptim-envol;envol_plus;true\n",
        head);
    for (int i = 0; i < 2; ++i) {
        const Told told = toolAt(run, lead.token, {QStringLiteral("add"), list.path()}, group);
        INFO(told.out.toStdString() << told.err.toStdString());
        CHECK(told.code == ExitRefused); // nobody has the second id
        CHECK(told.out.contains(QStringLiteral("ligne 3")));
        CHECK_FALSE(told.out.contains(QStringLiteral("ligne 2")));
        CHECK(told.err.contains(QStringLiteral("1")));
        CHECK_FALSE((told.out + told.err).contains(QString::fromLatin1(person)));
    }
    const Told json = toolAt(run, lead.token, {QStringLiteral("add"), list.path(), QStringLiteral("--json")}, group);
    CHECK(QJsonDocument::fromJson(json.out.toUtf8()).object()[QStringLiteral("set")] == 1);
    const Told refused = toolAt(run, nurse.token, {QStringLiteral("add"), list.path()}, group);
    CHECK(refused.code == ExitRefused);
    CHECK(refused.out.contains(QStringLiteral("Seuls un responsable de campagne et un médecin-conseil")));
}

TEST_CASE("an account without the right is told so once, and somebody who objected is no other id's matter",
    "[server][programmes][tool]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk nurse(run, "marie");
    const DemoDesk lead(run, "julie");
    const QByteArray nobody = "01931c5e-7a00-7000-8000-0000000000ff";
    const ListFile two(";" + nobody + ";;exams;" + asked + "\n;" + nobody + ";;tobacco;" + asked + "\n");
    const Told refused = toolAt(run, nurse.token, {QStringLiteral("add"), two.path()});
    CHECK(refused.code == ExitRefused);
    CHECK(refused.out.count(u'\n') == 1);

    const auto held = nurse.lease(1);
    REQUIRE_FALSE(held.isEmpty());
    const QJsonObject contact = held[0].toObject();
    const QByteArray person = contact[QStringLiteral("person_id")].toString().toLatin1();
    const QJsonObject objection =
        nurse.fact(contact, "mark_set", {{QStringLiteral("kind"), QStringLiteral("objection")}, {QStringLiteral("set"), true}});
    REQUIRE(nurse.upload({objection}).status == 200);
    const ListFile list(";" + person + ";;exams;" + asked + "\n");
    const Told told = toolAt(run, lead.token, {QStringLiteral("add"), list.path()});
    CHECK(told.code == ExitRefused);
    CHECK(told.out.contains(QStringLiteral("ne peut plus être appelée")));
}
