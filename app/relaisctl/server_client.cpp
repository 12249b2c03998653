#include "app/relaisctl/server_client.h"

#include "app/relaisctl/stop_signal.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTimer>

#include <chrono>
#include <memory>

namespace relais {

namespace {

constexpr int triesAtMost = 5;
constexpr std::chrono::minutes longestAnswer{30}; // a commit of a million rows on a busy server

/// Runs the program's own loop (none is running yet) until somebody quits it.
void wait()
{
    QCoreApplication::exec();
}

Error errorOf(int status, const QString& code)
{
    switch (status) {
    case 401:
        return {code == QStringLiteral("wrong_password")      ? ErrorCode::WrongPassword
                : code == QStringLiteral("desk_not_enrolled") ? ErrorCode::DeskNotEnrolled
                                                              : ErrorCode::NotSignedIn,
            code};
    case 403: return {ErrorCode::NotPermitted, code};
    case 404: return {ErrorCode::NotFound, code};
    case 409: return {code == QStringLiteral("not_callable") ? ErrorCode::NotCallable : ErrorCode::Conflict, code};
    case 429:
    case 503: return {ErrorCode::ServerBusy, code};
    default: return {ErrorCode::ServerRefused, code};
    }
}

} // namespace

Result<ServerClient::Answer> ServerClient::askOnce(
    const QByteArray& method, const QString& path, const QByteArray& body, const char* contentType)
{
    QUrl url(m_url);
    url.setPath(QStringLiteral("/api/v1") + path);
    QNetworkRequest request(url);
    if (!m_bearer.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + m_bearer);
    }
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

Result<ServerClient::Answer> ServerClient::ask(
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

Result<ServerClient::Answer> ServerClient::ask(const QByteArray& method, const QString& path, const QJsonObject& body)
{
    return ask(method, path, QJsonDocument(body).toJson(QJsonDocument::Compact), "application/json");
}

} // namespace relais
