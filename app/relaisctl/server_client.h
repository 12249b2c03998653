#pragma once

#include "app/relaisctl/tool_streams.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

namespace relais {

/// One question at a time to a server, under a secret that no command line shows. One thread; the program's event loop runs while an
/// answer is waited for, and Ctrl+C ends the wait. Asks again some times while the server is busy.
/// Fails with Unreachable, Cancelled, NotSignedIn, WrongPassword, DeskNotEnrolled, NotPermitted, NotFound, Conflict, ServerBusy,
/// ServerRefused; the detail is the server's stable code.
class ServerClient {
public:
    struct Answer {
        int status = 0;
        QJsonObject body;
    };

    explicit ServerClient(const QString& url) : m_url(url) {}

    void setBearer(const QByteArray& secret) { m_bearer = secret; }
    /// From now on Ctrl+C does not end a wait: what tidies up after it must be heard.
    void beginTidying() { m_tidying = true; }

    Result<Answer> ask(const QByteArray& method, const QString& path, const QByteArray& body, const char* contentType);
    Result<Answer> ask(const QByteArray& method, const QString& path, const QJsonObject& body);
    /// Without a body.
    Result<Answer> ask(const QByteArray& method, const QString& path) { return ask(method, path, {}, ""); }
    /// Without another try.
    Result<Answer> askOnce(const QByteArray& method, const QString& path, const QByteArray& body, const char* contentType);

private:
    QUrl m_url;
    QByteArray m_bearer;
    QNetworkAccessManager m_network;
    bool m_tidying = false;
};

} // namespace relais
