#include "tests/support/chaos_centre.h"

#include "tests/bench/list_maker.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace relais::test {

namespace {

constexpr int agents = 20; ///< each sits at several desks: hashing a password for every desk would take longer than the test

bool write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

ChaosCentre::ChaosCentre(QString database, bool urlInConfig, int servers, Way way)
    : m_database(std::move(database)), m_urlInConfig(urlInConfig), m_servers(static_cast<std::size_t>(servers)), m_way(way)
{}

QStringList ChaosCentre::options() const
{
    QStringList options{QStringLiteral("--config"), m_folder.filePath(QStringLiteral("serveur.conf"))};
    return m_urlInConfig ? options : options + QStringList{QStringLiteral("--database"), m_database};
}

ChaosDesk::Agent ChaosCentre::agent(int number) const
{
    return {QStringLiteral("agent%1").arg(number % agents), QStringLiteral("mot-de-passe-%1").arg(number % agents)};
}

bool ChaosCentre::failed(const QString& what, Program& program)
{
    m_said += what.toUtf8() + ": " + program.standardOutput() + program.standardError() + '\n';
    return false;
}

bool ChaosCentre::begin(int people)
{
    if (!provision()) {
        return false;
    }
    for (std::size_t i = 0; i < m_servers.size(); ++i) {
        if (!start(i)) {
            return false;
        }
    }
    return import(people) && (m_way == Way::Direct || startFront());
}

bool ChaosCentre::provision()
{
    // A lease as short as one may be; hashes as cheap as a configuration allows; tries that no desk of two hundred reaches.
    QByteArray config = "log.level = errors\nlease.minutes = 15\npassword.memory_mb = 16\nsign_in.tries_per_minute = 1000\n"
                        "enrolment.tries_per_minute = 1000\ncohort.daily = off\n";
    if (m_urlInConfig) {
        config += "database = " + m_database.toUtf8() + '\n';
    }
    QJsonArray people{QJsonObject{{QStringLiteral("login"), QStringLiteral("pilote")},
        {QStringLiteral("password"), QStringLiteral("mot-de-passe-pilote")},
        {QStringLiteral("display_name"), QStringLiteral("Julie M.")}, {QStringLiteral("role"), QStringLiteral("campaign_lead")},
        {QStringLiteral("competences"), QJsonArray()}}};
    for (int i = 0; i < agents; ++i) {
        people.append(QJsonObject{{QStringLiteral("login"), agent(i).login}, {QStringLiteral("password"), agent(i).password},
            {QStringLiteral("display_name"), QStringLiteral("Agente %1").arg(i)},
            {QStringLiteral("role"), QStringLiteral("enrolment_caller")},
            {QStringLiteral("competences"), QJsonArray{QStringLiteral("diabete-ecart")}}});
    }
    const QJsonObject centre{{QStringLiteral("id"), QStringLiteral("albi")}, {QStringLiteral("name"), QStringLiteral("Albi")},
        {QStringLiteral("calendar"), QStringLiteral("demo")}}; // open at any hour
    const QJsonObject file{{QStringLiteral("centre"), centre}, {QStringLiteral("desk_enrolment_code"), enrolmentCode()},
        {QStringLiteral("agents"), people}};
    const QString provisionPath = m_folder.filePath(QStringLiteral("centre.json"));
    if (!write(m_folder.filePath(QStringLiteral("serveur.conf")), config)
        || !write(provisionPath, QJsonDocument(file).toJson())) {
        m_said += "the folder of the test cannot be written\n";
        return false;
    }
    Program program(QStringLiteral("relais-server"));
    const bool done =
        program.start(options() + QStringList{QStringLiteral("--provision"), provisionPath}) && program.waitForEnd() == 0;
    return done || failed(QStringLiteral("provision"), program);
}

bool ChaosCentre::start(std::size_t server)
{
    Server& one = m_servers[server];
    if (one.program) {
        m_said += one.program->standardError();
    }
    one.program = std::make_unique<Program>(QStringLiteral("relais-server"));
    if (!one.program->start(
            options() + QStringList{QStringLiteral("--print-json"), QStringLiteral("--port"), QString::number(one.port)})) {
        return failed(QStringLiteral("start"), *one.program);
    }
    one.port = static_cast<std::uint16_t>(QUrl(one.program->readJson(std::chrono::seconds(60))[u"base_url"].toString()).port(0));
    return one.port != 0 || failed(QStringLiteral("start"), *one.program);
}

/// In front of the first two servers, which keep their ports when they are started again.
bool ChaosCentre::startFront()
{
    m_front = std::make_unique<Program>(QStringLiteral("/usr/bin/python3"));
    if (!m_front->start({QStringLiteral(RELAIS_TEST_DATA "/../support/shipped_nginx.py"), QString::number(m_servers.at(0).port),
            QString::number(m_servers.at(1).port)})) {
        return failed(QStringLiteral("nginx"), *m_front);
    }
    m_frontPort = static_cast<std::uint16_t>(m_front->readJson(std::chrono::seconds(60))[u"port"].toInt());
    return m_frontPort != 0 || failed(QStringLiteral("nginx"), *m_front);
}

bool ChaosCentre::import(int people)
{
    const QString list = m_folder.filePath(QStringLiteral("liste.csv"));
    const HttpClient client(m_servers.front().port);
    const auto desk = client.post("/api/v1/desks", {},
        {{QStringLiteral("enrolment_code"), enrolmentCode()}, {QStringLiteral("desk_name"), QStringLiteral("Pilotage")}});
    const auto session = client.post("/api/v1/sessions", desk.json[u"credential"].toString().toLatin1(),
        {{QStringLiteral("login"), QStringLiteral("pilote")},
            {QStringLiteral("password"), QStringLiteral("mot-de-passe-pilote")}});
    Program tool(QStringLiteral("relaisctl"));
    tool.setEnvironment(QStringLiteral("RELAIS_TOKEN"), session.json[u"token"].toString());
    const bool done = bench::writeList(list, people, 5)
        && tool.start(
            {QStringLiteral("targets"), QStringLiteral("import"), QStringLiteral("--campaign"), QStringLiteral("diabete-ecart"),
                QStringLiteral("--reference-date"), QStringLiteral("2026-11-02"), QStringLiteral("--server"),
                QStringLiteral("http://127.0.0.1:%1").arg(m_servers.front().port), QStringLiteral("--json"), list})
        && tool.waitForEnd(std::chrono::minutes(5)) == 0;
    return done || failed(QStringLiteral("import"), tool);
}

void ChaosCentre::listen()
{
    for (Server& server : m_servers) {
        // Nobody says that: it ends after a moment, or with the program.
        server.program->waitForError("\x01", std::chrono::milliseconds(10));
    }
}

bool ChaosCentre::stop()
{
    bool well = true;
    for (Server& server : m_servers) {
        well = (server.program->stop() == 0 || failed(QStringLiteral("stop"), *server.program)) && well;
    }
    return well;
}

QByteArray ChaosCentre::said()
{
    QByteArray all = m_said;
    for (Server& server : m_servers) {
        all += server.program ? server.program->standardError() : QByteArray();
    }
    return all.right(20'000);
}

} // namespace relais::test
