#include "app/relaisctl/server_destination.h"

#include "app/relaisctl/terminal_watch.h"
#include "ui/words/tool_words.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTimer>

#include <chrono>
#include <memory>

namespace relais {

namespace {

constexpr qint64 chunkSize = 1'000'000;
constexpr int triesAtMost = 5;
constexpr std::chrono::minutes longestAnswer{30}; // a commit of a million rows on a busy server

const char* const jsonType = "application/json";
const char* const bytesType = "application/octet-stream";

/// Runs the program's own loop (none is running yet) until somebody quits it.
void wait()
{
    QCoreApplication::exec();
}

Error errorOf(int status, const QString& code)
{
    switch (status) {
    case 401: return {ErrorCode::NotSignedIn, code};
    case 403: return {ErrorCode::NotPermitted, code};
    case 404: return {ErrorCode::NotFound, code};
    case 409: return {ErrorCode::Conflict, code};
    case 429:
    case 503: return {ErrorCode::ServerBusy, code};
    default: return {ErrorCode::ServerRefused, code};
    }
}

} // namespace

Result<ServerDestination::Answer> ServerDestination::askOnce(
    const QByteArray& method, const QString& path, const QByteArray& body, const char* contentType)
{
    QUrl url(m_options.serverUrl);
    url.setPath(QStringLiteral("/api/v1") + path);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + qgetenv("RELAIS_TOKEN"));
    if (!body.isEmpty()) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, QLatin1String(contentType));
    }
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(static_cast<int>(std::chrono::milliseconds(longestAnswer).count()));
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    QTimer interrupted;
    QObject::connect(&interrupted, &QTimer::timeout, reply.get(), [&] {
        if (!m_tidying && StopSignal::requested()) {
            reply->abort();
        }
    });
    QObject::connect(reply.get(), &QNetworkReply::finished, &interrupted, &QCoreApplication::quit);
    interrupted.start(std::chrono::milliseconds(100));
    if (!reply->isFinished()) {
        wait();
    }
    if (!m_tidying && StopSignal::requested()) {
        return failure(ErrorCode::Cancelled);
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        return failure(ErrorCode::Unreachable, QStringLiteral("network error %1").arg(static_cast<int>(reply->error())));
    }
    Answer answer{status, QJsonDocument::fromJson(reply->readAll()).object()};
    if (status < 200 || status > 299) {
        return failure(errorOf(status, answer.body.value(QStringLiteral("code")).toString()));
    }
    return answer;
}

Result<ServerDestination::Answer> ServerDestination::ask(
    const QByteArray& method, const QString& path, const QByteArray& body, const char* contentType)
{
    for (int tries = 1;; ++tries) {
        auto answer = askOnce(method, path, body, contentType);
        if (answer || answer.error().code != ErrorCode::ServerBusy || tries == triesAtMost) {
            return answer;
        }
        QTimer::singleShot(std::chrono::seconds(tries), &m_network, &QCoreApplication::quit);
        wait();
    }
}

Result<std::int64_t> ServerDestination::upload(const QString& path, QIODevice& list, QByteArray& sha256)
{
    TerminalWatch watch(m_streams, &ToolWords::progressStore);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!list.seek(0)) {
        return failure(ErrorCode::FileUnreadable);
    }
    std::int64_t chunks = 0;
    for (;;) {
        const QByteArray chunk = list.read(chunkSize);
        if (chunk.isEmpty()) {
            break;
        }
        hash.addData(chunk);
        const auto sent = ask("PUT", path + QStringLiteral("/chunks/") + QString::number(chunks), chunk, bytesType);
        if (!sent) {
            return failure(sent.error());
        }
        ++chunks;
        if (!watch.goOn(list.pos(), list.size())) {
            return failure(ErrorCode::Cancelled);
        }
    }
    sha256 = hash.result();
    return chunks;
}

tl::expected<std::optional<StoredImport>, ListFailure> ServerDestination::import(
    QIODevice& list, const ListReport& report, const std::function<Result<Done>()>& beforeCommit)
{
    const auto failed = [](const Error& error) { return tl::unexpected(ListFailure(error)); };
    const auto json = [](const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); };
    const auto opened = ask("POST", QStringLiteral("/imports"),
        json({{QStringLiteral("campaign"), m_options.campaign.code},
            {QStringLiteral("reference_date"), isoText(m_options.referenceDate)}}),
        jsonType);
    if (!opened) {
        return failed(opened.error());
    }
    const QString path = QStringLiteral("/imports/") + opened->body.value(QStringLiteral("import_id")).toString();
    const auto drop = [&] {
        // As good as it goes: what stays open is purged by the server.
        m_tidying = true;
        static_cast<void>(askOnce("DELETE", path, {}, jsonType));
    };
    QByteArray sha256;
    const auto chunks = upload(path, list, sha256);
    if (!chunks) {
        drop();
        return failed(chunks.error());
    }
    if (const auto go = beforeCommit(); !go) {
        drop();
        return failed(go.error());
    }
    const auto committed = ask("POST", path + QStringLiteral("/commit"),
        json({{QStringLiteral("chunks"), static_cast<qint64>(*chunks)},
            {QStringLiteral("sha256"), QString::fromLatin1(sha256.toHex())}}),
        jsonType);
    if (!committed) {
        drop();
        return failed(committed.error());
    }
    if (committed->body.value(QStringLiteral("summary")).toObject() != report.summary.toJson()) {
        m_streams.say(ToolWords::serverReadOtherwise());
    }
    const QJsonObject stored = committed->body.value(QStringLiteral("stored")).toObject();
    if (stored.isEmpty()) {
        return std::nullopt;
    }
    const auto count = [&](QLatin1String key) { return static_cast<std::int64_t>(stored.value(key).toInteger()); };
    return StoredImport{count(QLatin1String("fresh")), count(QLatin1String("updated")), count(QLatin1String("unchanged")),
        count(QLatin1String("conflicts"))};
}

} // namespace relais
