// Rows that contradict what is known, from the import to the decision, by the tool with login and password.
#include "app/relaisctl/verbs.h"
#include "tests/campaigns/list_fixture.h"
#include "tests/support/running_server.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <sstream>

using namespace relais;
using namespace relais::test;

namespace {

/// A machine with the tool on it: its own settings folder, its passwords in files.
class Machine {
public:
    explicit Machine(const RunningServer& server)
        : m_url(QStringLiteral("http://127.0.0.1:%1").arg(server.port())), m_configBefore(qgetenv("XDG_CONFIG_HOME"))
    {
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(QStringLiteral("config")).toUtf8());
        qunsetenv("RELAIS_TOKEN");
        write(QStringLiteral("code"), "ALBI-1\n");
        write(QStringLiteral("password"), "mot-de-passe-luc\n");
    }
    ~Machine() { m_configBefore.isEmpty() ? qunsetenv("XDG_CONFIG_HOME") : qputenv("XDG_CONFIG_HOME", m_configBefore); }
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    QString write(const QString& name, const std::string& text)
    {
        QFile file(m_folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text.data(), static_cast<qint64>(text.size()));
        return file.fileName();
    }
    int run(QStringList words, const QString& login = QStringLiteral("luc"))
    {
        words += {QStringLiteral("--server"), m_url, QStringLiteral("--login"), login, QStringLiteral("--password-file"),
            m_folder.filePath(QStringLiteral("password")), QStringLiteral("--desk-code-file"),
            m_folder.filePath(QStringLiteral("code"))};
        std::ostringstream printed;
        std::ostringstream told;
        const int code = runTool(words, ToolStreams{printed, told, false});
        out = printed.str();
        err = told.str();
        return code;
    }
    int import(const std::string& list)
    {
        return run(
            {QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"), QStringLiteral("diabete-ecart"),
                QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"), write(QStringLiteral("liste.csv"), list)});
    }
    QJsonArray conflicts()
    {
        CHECK(run({QStringLiteral("targets"), QStringLiteral("conflicts"), QStringLiteral("--json")}) == ExitDone);
        return QJsonDocument::fromJson(QByteArray::fromStdString(out)).object().value(QStringLiteral("items")).toArray();
    }
    int settle(const QJsonObject& conflict, const char* decision)
    {
        return run({QStringLiteral("targets"), QStringLiteral("settle"), QStringLiteral("--import"),
            conflict.value(QStringLiteral("import_id")).toString(), QStringLiteral("--line"),
            QString::number(conflict.value(QStringLiteral("line")).toInteger()), QLatin1String(decision)});
    }
    QString credentials() const { return m_folder.filePath(QStringLiteral("config/relais/relaisctl.json")); }
    std::string out;
    std::string err;

private:
    QTemporaryDir m_folder;
    QString m_url;
    QByteArray m_configBefore;
};

} // namespace

TEST_CASE("a conflict of a list is listed and settled by a person, and nothing is overwritten", "[campaigns][conflicts]")
{
    RunningServer server;
    Machine machine(server);
    REQUIRE(machine.import(listOf({ListLine().person(1), ListLine().person(2)})) == ExitDone);
    const std::string other = listOf({ListLine().person(1).set("NOM_NAISSANCE", "Serin").set("DATE_DECES", "01/11/2026"),
        ListLine().person(2).set("DATE_NAISSANCE", "05/09/1964")});
    REQUIRE(machine.import(other) == ExitDone);
    INFO(machine.err);
    REQUIRE(machine.import(other) == ExitDone); // the same again asks nobody twice
    const QJsonArray open = machine.conflicts();
    REQUIRE(open.size() == 2);
    const QJsonObject name = open[0].toObject();
    CHECK(name.value(QStringLiteral("known")).toObject().value(QStringLiteral("birth_name")).toString()
        == QStringLiteral("Canari"));
    CHECK(name.value(QStringLiteral("listed")).toObject().value(QStringLiteral("birth_name")).toString()
        == QStringLiteral("Serin"));
    const QJsonObject date = open[1].toObject();
    CHECK(date.value(QStringLiteral("field")).toString() == QStringLiteral("DATE_NAISSANCE"));

    const auto count = [&](const CentreId& centre, auto look) {
        return server.server()
            .database()
            .runAndWait(Access::Read,
                [&](Connection& connection) {
                    AccountRepository accounts(connection);
                    return look(accounts.auditTrail(centre));
                })
            .value();
    };
    const auto settlements = [](const std::vector<AuditEvent>& trail) {
        return static_cast<int>(std::count_if(
            trail.begin(), trail.end(), [](const AuditEvent& event) { return event.act == AuditAct::ConflictSettled; }));
    };

    // Kept: nothing of the row counts, not even the death that it told.
    CHECK(machine.settle(name, "--keep-known") == ExitDone);
    CHECK(machine.settle(name, "--keep-known") == ExitDone);
    CHECK(machine.settle(name, "--take-listed") == ExitFailed);
    CHECK(machine.err.find("autrement") != std::string::npos);
    // Taken: from now on she is who the list says, and the list as it was is known and in order.
    const int taken = machine.settle(date, "--take-listed");
    INFO(machine.err);
    CHECK(taken == ExitDone);
    CHECK(machine.conflicts().isEmpty());
    CHECK(count(server.centre, settlements) >= 2);
    REQUIRE(machine.import(listOf({ListLine().person(1), ListLine().person(2).set("DATE_NAISSANCE", "05/09/1964")})) == ExitDone);
    CHECK(machine.conflicts().isEmpty());
    CHECK(machine.err.find("Rien") == std::string::npos); // --json says nothing beside

    CHECK(machine.run({QStringLiteral("targets"), QStringLiteral("conflicts")}) == ExitDone);
    CHECK(machine.err.find("Rien à trancher") != std::string::npos);
}

TEST_CASE("the tool signs in with a password that no command line shows", "[campaigns][sign-in]")
{
    RunningServer server;
    Machine machine(server);
    SECTION("the machine is enrolled once, and its credential is its owner's alone")
    {
        REQUIRE(machine.import(listOf({ListLine().person(1)})) == ExitDone);
        REQUIRE(QFile::exists(machine.credentials()));
        CHECK((QFile::permissions(machine.credentials())
                  & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther))
            == 0);
        machine.write(QStringLiteral("code"), "plus-valable\n"); // not asked for any more
        CHECK(machine.import(listOf({ListLine().person(1)})) == ExitDone);
    }
    SECTION("a wrong password is one clear sentence, and nothing is imported")
    {
        machine.write(QStringLiteral("password"), "faux\n");
        CHECK(machine.import(listOf({ListLine().person(1)})) == ExitFailed);
        CHECK(machine.err.find("mot de passe faux") != std::string::npos);
        CHECK(std::count(machine.err.begin(), machine.err.end(), '\n') == 1);
    }
    SECTION("so is a wrong code")
    {
        machine.write(QStringLiteral("code"), "faux\n");
        CHECK(machine.import(listOf({ListLine().person(1)})) == ExitFailed);
        CHECK(machine.err.find("code d'inscription") != std::string::npos);
    }
    SECTION("a file that is not there is named, not its content")
    {
        machine.write(QStringLiteral("password"), "");
        CHECK(machine.import(listOf({ListLine().person(1)})) == ExitFailed);
        CHECK(machine.err.find("--password-file") != std::string::npos);
    }
    SECTION("a caller may not import")
    {
        machine.write(QStringLiteral("password"), "mot-de-passe-elsa\n");
        CHECK(machine.run({QStringLiteral("targets"), QStringLiteral("conflicts")}, QStringLiteral("elsa")) == ExitFailed);
        CHECK(machine.err.find("droit") != std::string::npos);
    }
}
