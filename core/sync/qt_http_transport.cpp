#include "core/sync/qt_http_transport.h"

#include "core/sync/retry_after.h"

#include <QNetworkCookieJar>
#include <QNetworkReply>

namespace relais {

namespace {

QNetworkRequest requestOf(const HttpCall& call)
{
    QNetworkRequest request(call.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(static_cast<int>(call.timeout.count()));
    request.setRawHeader("Accept", "application/json, application/problem+json");
    if (!call.bearer.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + call.bearer);
    }
    if (call.json) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    }
    return request;
}

Result<HttpReply> replyOf(QNetworkReply& reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool brokeOff = reply.error() != QNetworkReply::NoError && reply.error() < QNetworkReply::ContentAccessDenied;
    if (status == 0 || brokeOff) {
        // Qt's sentence may hold the address; its number says enough.
        return failure(ErrorCode::Unreachable, QStringLiteral("network error %1").arg(static_cast<int>(reply.error())));
    }
    return HttpReply{status, reply.readAll(), std::chrono::seconds(reply.rawHeader("Retry-After").toLongLong())};
}

} // namespace

QtHttpTransport::QtHttpTransport()
{
    m_network.setAutoDeleteReplies(true);
}

void QtHttpTransport::send(const HttpCall& call, std::function<void(Result<HttpReply>)> then)
{
    QNetworkReply* reply = m_network.sendCustomRequest(requestOf(call), call.method, call.json.value_or(QByteArray()));
    QObject::connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64 total) {
        if (std::max(received, total) > largestAnswer) {
            reply->abort();
        }
    });
    QObject::connect(reply, &QNetworkReply::finished, &m_network, [reply, then = std::move(then)] { then(replyOf(*reply)); });
}

} // namespace relais
