#pragma once

#include "tests/support/raw_client.h"

#include <QByteArray>
#include <QJsonObject>

namespace relais::test {

/// One answer, its body read as JSON where it is an object.
struct HttpAnswer {
    int status = 0;
    RawAnswer raw;
    QJsonObject json;
    QString code() const { return json.value(QStringLiteral("code")).toString(); }
};

/// Asks a server on loopback for one thing after another, each on a connection of its own, as a stranger's client would.
class HttpClient {
public:
    explicit HttpClient(unsigned short port) : m_port(port) {}

    HttpAnswer get(const std::string& path, const QByteArray& bearer = {}) const { return send("GET", path, bearer, {}, {}); }
    HttpAnswer remove(const std::string& path, const QByteArray& bearer = {}) const
    {
        return send("DELETE", path, bearer, {}, {});
    }
    HttpAnswer post(const std::string& path, const QByteArray& bearer, const QJsonObject& body) const;
    /// Any bytes under any type; an empty type sends none.
    HttpAnswer send(const std::string& method, const std::string& path, const QByteArray& bearer, const std::string& type,
        const std::string& body, const std::string& moreHeaders = {}) const;
    /// JSON, or nothing when the object is empty.
    HttpAnswer ask(const std::string& method, const std::string& path, const QByteArray& bearer, const QJsonObject& body) const;
    /// The same, but whoever asks is gone in the middle of it: `half` said, or all of it and not there for the answer.
    void abandon(
        const std::string& method, const std::string& path, const QByteArray& bearer, const QJsonObject& body, bool half) const;

private:
    unsigned short m_port;
};

} // namespace relais::test
