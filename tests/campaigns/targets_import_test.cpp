#include "app/relaisctl/verbs.h"
#include "core/sync/server_url.h"
#include "tests/campaigns/list_fixture.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <SQLiteCpp/SQLiteCpp.h>

#include <sstream>

using namespace relais;
using namespace relais::test;

namespace {

struct ToolRun {
    int code = -1;
    std::string out;
    std::string err;
};

ToolRun tool(const QStringList& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    const int code = runTool(arguments, ToolStreams{out, err, false});
    return {code, out.str(), err.str()};
}

ToolRun dryRun(const QString& list, const QStringList& more = {})
{
    return tool(QStringList{QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"),
                    QStringLiteral("diabete-ecart"), QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"),
                    QStringLiteral("--dry-run")}
        + more + QStringList{list});
}

void write(const QString& path, const std::string& bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes.data(), static_cast<qint64>(bytes.size()));
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isOneSentence(const std::string& text)
{
    return text.size() > 10 && std::count(text.begin(), text.end(), '\n') == 1 && text.back() == '\n';
}

} // namespace

TEST_CASE("a dry run prints the figures as one JSON object and nothing else", "[campaigns][tool]")
{
    const ToolRun run = dryRun(QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.csv"), {QStringLiteral("--json")});
    CHECK(run.code == 0);
    const QJsonObject expected =
        QJsonDocument::fromJson(contentOf(QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.expected.json"))).object();
    CHECK(QJsonDocument::fromJson(QByteArray::fromStdString(run.out)).object()
        == expected.value(QStringLiteral("summary")).toObject());
    CHECK(std::count(run.out.begin(), run.out.end(), '\n') == 1);
}

TEST_CASE("rejected lines are told with column and reason, duplicates with the line they repeat", "[campaigns][tool]")
{
    const ToolRun run = dryRun(QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.csv"));
    CHECK(run.code == 0);
    CHECK(run.out.find("Ligne 12, DATE_NAISSANCE : ") != std::string::npos);
    CHECK(run.out.find("[birth_date]") != std::string::npos);
    CHECK(run.out.find("Ligne 14 : doublon de la ligne 10") != std::string::npos);
}

TEST_CASE("the rejects file appears whole or not at all, and is never the list", "[campaigns][tool]")
{
    QTemporaryDir folder;
    const QString list = folder.filePath(QStringLiteral("liste.csv"));
    const QString rejects = folder.filePath(QStringLiteral("rejets.csv"));
    write(list, listOf({ListLine().person(1), ListLine().set("CLE", "10")}));
    const QByteArray before = contentOf(list);

    CHECK(dryRun(list, {QStringLiteral("--rejects"), rejects}).code == 0);
    CHECK(contentOf(rejects).count('\n') == 2);
    CHECK((QFile::permissions(rejects) & (QFile::ReadGroup | QFile::ReadOther)) == QFile::Permissions());

    for (const QString& same : {list, folder.path() + QStringLiteral("/./liste.csv")}) {
        const ToolRun run = dryRun(list, {QStringLiteral("--rejects"), same});
        CHECK(run.code == 1);
        CHECK(isOneSentence(run.err));
    }
    const QString link = folder.filePath(QStringLiteral("lien.csv"));
    REQUIRE(QFile::link(list, link));
    CHECK(dryRun(list, {QStringLiteral("--rejects"), link}).code == 1);
    CHECK(contentOf(list) == before);

    for (const QString& nowhere : {folder.path(), folder.filePath(QStringLiteral("nulle/part.csv"))}) {
        const ToolRun run = dryRun(list, {QStringLiteral("--rejects"), nowhere});
        CHECK((run.code >= 1 && run.code <= 125));
        CHECK(isOneSentence(run.err));
        CHECK(run.out.empty());
    }
    // A list that is refused leaves the rejects of the last one as they were.
    const QByteArray kept = contentOf(rejects);
    write(list, listOf({ListLine().set("CLE", "10"), ListLine()}) + "cut;row");
    CHECK(dryRun(list, {QStringLiteral("--rejects"), rejects}).code == 1);
    CHECK(contentOf(rejects) == kept);
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size() == 3);
}

TEST_CASE("the rejects never take the place of the store or of a file that the command reads", "[campaigns][tool]")
{
    QTemporaryDir folder;
    const auto path = [&](const char* name) { return folder.filePath(QString::fromLatin1(name)); };
    const QString list = path("liste.csv");
    write(list, listOf({ListLine().person(1), ListLine().set("CLE", "10")}));
    const QString store = QStringLiteral("sqlite:") + path("base.sqlite");
    const auto import = [&](const QString& database, const QString& rejects) {
        return tool({QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"),
            QStringLiteral("diabete-ecart"), QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"),
            QStringLiteral("--database"), database, QStringLiteral("--rejects"), rejects, list});
    };
    // A store that is not there yet, then the same one with somebody in it.
    CHECK(import(store, path("base.sqlite")).code == 1);
    CHECK_FALSE(QFile::exists(path("base.sqlite")));
    REQUIRE(import(store, path("rejets.csv")).code == 0);
    const QByteArray before = contentOf(path("base.sqlite"));
    REQUIRE(before.startsWith("SQLite format 3"));

    REQUIRE(QDir(folder.path()).mkdir(QStringLiteral("lien")));
    REQUIRE(QFile::link(path("base.sqlite"), path("lien/base")));
    REQUIRE(QFile::link(path("base.sqlite-wal"), path("lien/journal"))); // leads to a file that is not there
    REQUIRE(QFile::link(folder.path(), path("ici")));
    for (const char* rejects : {"base.sqlite", "./lien/../base.sqlite", "base.sqlite-wal", "base.sqlite-shm",
             "base.sqlite-journal", "lien/base", "lien/journal", "ici/base.sqlite", "ici/base.sqlite-wal"}) {
        INFO(rejects);
        const ToolRun run = import(store, path(rejects));
        CHECK(run.code == 1);
        CHECK(isOneSentence(run.err));
        CHECK(run.out.empty());
    }
    for (const char* rejects : {"base.sqlite", "base.sqlite-wal", "lien/base", "lien/base-wal"}) {
        INFO(rejects);
        CHECK(import(QStringLiteral("sqlite:") + path("lien/base"), path(rejects)).code == 1);
    }
    CHECK(contentOf(path("base.sqlite")) == before);
    CHECK(import(store, path("base.sqlite.rejets")).code == 0);

    write(path("mot"), "mot de passe\n");
    write(path("code"), "code du poste\n");
    for (const auto& [option, file] : {std::pair("--password-file", path("mot")), std::pair("--desk-code-file", path("code"))}) {
        const QByteArray secret = contentOf(file);
        CHECK(dryRun(list,
                  {QLatin1String(option), file, QStringLiteral("--server"), QStringLiteral("http://127.0.0.1:1"),
                      QStringLiteral("--rejects"), file})
                  .code
            == 1);
        CHECK(contentOf(file) == secret);
    }
}

TEST_CASE("each refusal is one sentence on the error stream", "[campaigns][tool]")
{
    QTemporaryDir folder;
    const auto file = [&](const char* name, const std::string& bytes) {
        const QString path = folder.filePath(QString::fromLatin1(name));
        write(path, bytes);
        return path;
    };
    const std::string good = listOf({ListLine()});
    for (const QString& list :
        {file("empty", ""), file("nul", good + std::string(1, '\0')), file("cut", good + "2;3"), file("text", "Bonjour\n"),
            file("header", ListLine().header()), file("missing", listOf({ListLine().drop("ALD").drop("CLE")})), folder.path(),
            folder.filePath(QStringLiteral("absent.csv")), QStringLiteral("/dev/null")}) {
        const ToolRun run = dryRun(list, {QStringLiteral("--json")});
        INFO(run.err);
        CHECK((run.code >= 1 && run.code <= 125));
        CHECK(isOneSentence(run.err));
        CHECK(run.out.empty());
    }
    CHECK(dryRun(folder.filePath(QStringLiteral("missing"))).err.find("CLE, ALD") != std::string::npos);
    const QString list = file("good", good);
    const QString import = QStringLiteral("targets import --campaign diabete-ecart --reference-date 2026-11-02 ");
    for (const QString& line : {QStringLiteral("targets import"), QStringLiteral("targets"), QStringLiteral("nothing here"),
             import + list, import + QStringLiteral("--dry-run"), import + QStringLiteral("--dry-run a b"),
             import + QStringLiteral("--nonsense ") + list, import + QStringLiteral("--dry-run --campaign diabete-ecart ") + list,
             import + QStringLiteral("--database mysql:x ") + list, import + QStringLiteral("--database sqlite: ") + list,
             import + QStringLiteral("--database sqlite:x --server http://y ") + list,
             QStringLiteral("targets import --dry-run --campaign nulle-part --reference-date 2026-11-02 ") + list,
             QStringLiteral("targets import --dry-run --campaign ../x --reference-date 2026-11-02 ") + list,
             QStringLiteral("targets import --dry-run --campaign sophia-diabete --reference-date 2026-11-02 ") + list,
             QStringLiteral("targets import --dry-run --campaign diabete-ecart --reference-date 2026-02-30 ") + list,
             QStringLiteral("targets import --dry-run --campaign diabete-ecart --reference-date 02/11/2026 ") + list}) {
        INFO(line.toStdString());
        const ToolRun run = tool(line.split(u' '));
        CHECK((run.code >= 1 && run.code <= 125));
        CHECK(isOneSentence(run.err));
        CHECK(run.out.empty());
    }
    CHECK(tool({QStringLiteral("--help")}).code == 0);
    CHECK(tool({QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--help")}).out.find("--reference-date")
        != std::string::npos);
}

TEST_CASE("no message repeats what a row says of somebody", "[campaigns][tool]")
{
    QTemporaryDir folder;
    const QString list = folder.filePath(QStringLiteral("liste.csv"));
    const ListLine canary =
        ListLine().set("NOM_NAISSANCE", "Canarivoix").set("PRENOM", "Zénobie").set("TEL_MOBILE", "06 39 98 76 54");
    const auto line = [&] { return ListLine(canary); };
    write(list,
        listOf({line(), line(), line().set("NOM_NAISSANCE", "Serinvoix"), line().set("CLE", "10"),
            line().set("NIR", "26409750101030"), line().set("DATE_NAISSANCE", "Canarivoix"),
            line().set("DEJA_ADHERENT", "Canarivoix"), line().set("NOM_USAGE", "x;Zénobie")})
            + "Canarivoix;26409750\n");
    const QString headless = folder.filePath(QStringLiteral("sans-entete.csv"));
    write(headless, canary.row() + "\n" + canary.row() + "\n");
    const QString odd = folder.filePath(QStringLiteral("entete.csv"));
    write(odd, canary.header() + ";Canarivoix 0639987654\n" + canary.row() + ";\n");
    for (const QString& path : {list, headless, odd}) {
        for (const bool json : {true, false}) {
            const ToolRun run = dryRun(path, json ? QStringList{QStringLiteral("--json")} : QStringList{});
            for (const char* secret :
                {"Canarivoix", "Serinvoix", "nobie", "2640975", "98 76 54", "987654", "0639", "04/09/1964"}) {
                CHECK((run.out + run.err).find(secret) == std::string::npos);
            }
        }
    }
}

TEST_CASE("a server is spoken to over https, or on this machine: nothing is sent in clear to another one", "[campaigns][tool]")
{
    QTemporaryDir folder;
    const QString list = folder.filePath(QStringLiteral("liste.csv"));
    const QString password = folder.filePath(QStringLiteral("mot"));
    write(list, listOf({ListLine().person(1)}));
    write(password, "mot de passe\n");
    struct Case {
        const char* server;
        bool taken;
    };
    const Case cases[] = {{"http://192.0.2.2:18555", false}, {"HTTP://relais.exemple.fr", false},
        {"http://127.0.0.1.exemple.fr", false}, {"http://localhost.exemple.fr", false}, {"ftp://127.0.0.1", false},
        {"https://moi:secret@relais.exemple.fr", false}, {"relais.exemple.fr", false}, {"https://", false},
        {"https://relais.exemple.fr", true}, {"http://127.0.0.1:18555", true}, {"http://localhost", true},
        {"http://[::1]:1", true}};
    for (const auto& [server, taken] : cases) {
        INFO(server);
        CHECK(serverUrl(QString::fromLatin1(server)).has_value() == taken);
        // A dry run asks nobody: only whether the address is taken decides.
        CHECK((dryRun(list, {QStringLiteral("--server"), QString::fromLatin1(server)}).code == 0) == taken);
        if (taken) {
            continue;
        }
        for (const QString& verb : {QStringLiteral("targets conflicts"), QStringLiteral("desks list")}) {
            const ToolRun run = tool(verb.split(u' ')
                + QStringList{QStringLiteral("--server"), QString::fromLatin1(server), QStringLiteral("--login"),
                    QStringLiteral("julie"), QStringLiteral("--password-file"), password});
            CHECK(run.code == 2);
            CHECK(isOneSentence(run.err));
            CHECK(run.err.find("https://") != std::string::npos);
        }
    }
}

TEST_CASE("an import beside a server plans by the programmes that the server reads", "[campaigns][programmes]")
{
    const QTemporaryDir folder;
    const QString list = folder.filePath(QStringLiteral("liste.csv"));
    const QString programmes = folder.filePath(QStringLiteral("programmes"));
    REQUIRE(QDir().mkpath(programmes));
    const QDir shipped(QStringLiteral(":/relais/resources/programmes"));
    for (const QString& name : shipped.entryList({QStringLiteral("*.json")})) {
        QByteArray bytes = contentOf(shipped.filePath(name));
        // There a renal check of four years ago still closes the gap.
        bytes.replace("\"years\": [-1, 0]", "\"years\": [-4, -1, 0]");
        write(programmes + u'/' + name, bytes.toStdString());
    }
    const auto closedWith = [&](const QString& store, const QStringList& more) {
        for (const auto& [reference, exam] : {std::pair("2026-11-02", ""), std::pair("2026-11-10", "05/11/2022")}) {
            write(list, listOf({ListLine().person(1).set("DERNIER_BILAN_RENAL", exam)}));
            const ToolRun run =
                tool(QStringList{QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"),
                         QStringLiteral("diabete-ecart"), QStringLiteral("--reference-date"), QString::fromLatin1(reference),
                         QStringLiteral("--database"), QStringLiteral("sqlite:") + store}
                    + more + QStringList{list});
            INFO(run.err);
            REQUIRE(run.code == 0);
        }
        SQLite::Database reader(store.toStdString());
        return reader.execAndGet("SELECT count(*) FROM care_gap_closed WHERE source = 0").getInt();
    };
    CHECK(closedWith(folder.filePath(QStringLiteral("a.db")), {}) == 0);
    CHECK(closedWith(folder.filePath(QStringLiteral("b.db")), {QStringLiteral("--programmes"), programmes}) == 1);

    // A folder that cannot be read, or says something wrong, imports nothing.
    const auto failing = [&](const QStringList& more) {
        return tool(QStringList{QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"),
                        QStringLiteral("diabete-ecart"), QStringLiteral("--reference-date"), QStringLiteral("2026-11-02")}
            + more + QStringList{list});
    };
    const QString store = folder.filePath(QStringLiteral("c.db"));
    const QStringList database{QStringLiteral("--database"), QStringLiteral("sqlite:") + store};
    CHECK(failing(database + QStringList{QStringLiteral("--programmes"), folder.filePath(QStringLiteral("none"))}).code == 3);
    write(programmes + QStringLiteral("/prado.json"), "{");
    const ToolRun bad = failing(database + QStringList{QStringLiteral("--programmes"), programmes});
    CHECK(bad.code == 3);
    CHECK(bad.err.find("prado.json") != std::string::npos);
    CHECK(failing({QStringLiteral("--programmes"), programmes, QStringLiteral("--dry-run")}).code == 2);
    CHECK_FALSE(QFileInfo::exists(store));
}
