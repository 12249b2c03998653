#include "app/relaisctl/server_access.h"

#include "app/relaisctl/hidden_input.h"
#include "core/sync/server_url.h"
#include "ui/words/access_words.h"
#include "ui/words/tool_words.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>
#include <QSysInfo>

namespace relais {

namespace {

constexpr qint64 longestSecret = 1024;

/// The first line of a file, or what somebody types.
Result<QString> secretFrom(const QString& path, const QString& question, const QString& name)
{
    if (path.isEmpty()) {
        const auto typed = readHidden(question);
        return typed && !typed->isEmpty() ? Result<QString>(*typed) : failure(ErrorCode::InvalidInput, name);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::FileUnreadable, name);
    }
    QByteArray line = file.readLine(longestSecret);
    while (line.endsWith('\n') || line.endsWith('\r')) {
        line.chop(1);
    }
    return line.isEmpty() ? Result<QString>(failure(ErrorCode::InvalidInput, name)) : Result<QString>(QString::fromUtf8(line));
}

QJsonObject readObject(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

void ServerAccess::addOptions(QCommandLineParser& parser)
{
    for (const auto* name : {"server", "login", "password-file", "desk-code-file"}) {
        parser.addOption({QLatin1String(name), {}, QStringLiteral("value")});
    }
}

std::optional<ServerAccess> ServerAccess::of(const QCommandLineParser& parser, const ToolStreams& streams, bool willAsk)
{
    ServerAccess access;
    access.url = parser.value(QStringLiteral("server"));
    access.login = parser.value(QStringLiteral("login"));
    access.passwordFile = parser.value(QStringLiteral("password-file"));
    access.deskCodeFile = parser.value(QStringLiteral("desk-code-file"));
    access.credentials =
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/relais/relaisctl.json");
    if (access.url.isEmpty()) {
        return access;
    }
    if (!serverUrl(access.url)) {
        streams.say(ToolWords::serverNotUnderstood());
        return std::nullopt;
    }
    if (willAsk && access.login.isEmpty() && qEnvironmentVariableIsEmpty("RELAIS_TOKEN")) {
        streams.say(AccessWords::loginWanted());
        return std::nullopt;
    }
    return access;
}

ServerSession::~ServerSession()
{
    if (m_signedIn) {
        m_client.beginTidying();
        static_cast<void>(m_client.askOnce("DELETE", QStringLiteral("/sessions/current"), {}, "application/json"));
    }
}

Result<Done> ServerSession::open()
{
    if (m_access.login.isEmpty()) {
        m_client.setBearer(qgetenv("RELAIS_TOKEN"));
        return Done{};
    }
    auto known = credential();
    if (!known) {
        return failure(known.error());
    }
    const auto password =
        secretFrom(m_access.passwordFile, AccessWords::passwordAsked(m_access.login), QStringLiteral("password"));
    if (!password) {
        return failure(password.error());
    }
    auto answer = signIn(*known, *password);
    if (!answer && answer.error().code == ErrorCode::DeskNotEnrolled) {
        // What this machine was enrolled with holds no more: declared lost, or a server that was set up anew.
        known = enrol();
        if (!known) {
            return failure(known.error());
        }
        answer = signIn(*known, *password);
    }
    if (!answer) {
        return failure(answer.error());
    }
    m_client.setBearer(answer->body.value(QStringLiteral("token")).toString().toLatin1());
    m_signedIn = true;
    return Done{};
}

Result<ServerClient::Answer> ServerSession::signIn(const QByteArray& credential, const QString& password)
{
    m_client.setBearer(credential);
    return m_client.ask("POST", QStringLiteral("/sessions"),
        QJsonObject{{QStringLiteral("login"), m_access.login}, {QStringLiteral("password"), password}});
}

Result<QByteArray> ServerSession::credential()
{
    const QString known = readObject(m_access.credentials).value(m_access.url).toString();
    return known.isEmpty() ? enrol() : Result<QByteArray>(known.toLatin1());
}

Result<QByteArray> ServerSession::enrol()
{
    const auto code = secretFrom(m_access.deskCodeFile, AccessWords::deskCodeAsked(), QStringLiteral("desk_code"));
    if (!code) {
        return failure(code.error());
    }
    const QString name = (QStringLiteral("relaisctl ") + QSysInfo::machineHostName()).left(80).trimmed();
    m_client.setBearer({});
    const auto answer = m_client.ask("POST", QStringLiteral("/desks"),
        QJsonObject{{QStringLiteral("enrolment_code"), *code}, {QStringLiteral("desk_name"), name}});
    if (!answer) {
        return failure(answer.error());
    }
    const QString credential = answer->body.value(QStringLiteral("credential")).toString();
    QJsonObject all = readObject(m_access.credentials);
    all.insert(m_access.url, credential);
    QDir().mkpath(m_access.credentials.section(u'/', 0, -2));
    QSaveFile file(m_access.credentials);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(QJsonDocument(all).toJson()) < 0 || !file.commit()) {
        // It works this once; the next time the code is asked for again.
        m_streams.say(AccessWords::credentialNotKept());
    }
    return credential.toLatin1();
}

} // namespace relais
