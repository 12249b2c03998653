#include "core/sync/qt_http_transport.h"

#include "core/sync/retry_after.h"

#include <QNetworkCookieJar>
#include <QNetworkReply>

#include <memory>

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
    // Qt says itself which codings it can undo (zstd among them, with the Qt of Debian) and undoes them; this is our limit, not its own.
    request.setDecompressedSafetyCheckThreshold(QtHttpTransport::largestAnswer);
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

/// Moves what has come, counted as it is unpacked; false when it passes the limit: a small answer that becomes a large one goes no further.
bool take(QNetworkReply& reply, QByteArray& body)
{
    while (body.size() <= QtHttpTransport::largestAnswer && reply.isOpen()) {
        const QByteArray piece = reply.read(QtHttpTransport::largestAnswer + 1 - body.size());
        if (piece.isEmpty()) {
            break;
        }
        body.append(piece);
    }
    return body.size() <= QtHttpTransport::largestAnswer;
}

Result<HttpReply> replyOf(QNetworkReply& reply, QByteArray body)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool brokeOff = reply.error() != QNetworkReply::NoError && reply.error() < QNetworkReply::ContentAccessDenied;
    if (status == 0 || brokeOff) {
        // Qt's sentence may hold the address; its number says enough.
        return failure(ErrorCode::Unreachable, QStringLiteral("network error %1").arg(static_cast<int>(reply.error())));
    }
    return HttpReply{status, std::move(body), retryAfterOf(reply.rawHeader("Retry-After"), reply.rawHeader("Date"))};
}

} // namespace

QtHttpTransport::QtHttpTransport()
{
    m_network.setAutoDeleteReplies(true);
}

void QtHttpTransport::send(const HttpCall& call, std::function<void(Result<HttpReply>)> then)
{
    QNetworkReply* reply = m_network.sendCustomRequest(requestOf(call), call.method, call.json.value_or(QByteArray()));
    const auto body = std::make_shared<QByteArray>();
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply, body] {
        if (!take(*reply, *body)) {
            reply->abort();
        }
    });
    QObject::connect(reply, &QNetworkReply::finished, &m_network, [reply, body, then = std::move(then)] {
        if (!take(*reply, *body)) {
            then(failure(ErrorCode::BadAnswer, QStringLiteral("the answer is too large")));
            return;
        }
        then(replyOf(*reply, std::move(*body)));
    });
}

} // namespace relais
