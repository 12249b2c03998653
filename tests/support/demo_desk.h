#pragma once

#include "tests/support/running_server.h"

#include <QJsonArray>

namespace relais::test {

/// A desk of the demo's centre with an agent at it, speaking REST as a stranger's client would.
class DemoDesk {
public:
    DemoDesk(RunningServer& run, const char* login);

    QJsonArray lease(int most) const;
    HttpAnswer get(const std::string& path) const { return m_client.get("/api/v1" + path, token); }
    HttpAnswer post(const std::string& path, const QJsonObject& body) const
    {
        return m_client.post("/api/v1" + path, token, body);
    }
    /// Under the desk's credential.
    HttpAnswer upload(const QJsonArray& facts, const QString& receipt = {}) const
    {
        QJsonObject body{{QStringLiteral("facts"), facts}};
        if (!receipt.isEmpty()) {
            body.insert(QStringLiteral("receipt"), receipt);
        }
        return m_client.post("/api/v1/facts", credential, body);
    }
    /// A fact about a leased contact.
    QJsonObject fact(const QJsonObject& contact, const char* type, const QJsonObject& body);
    QJsonObject started(const QJsonObject& contact);
    QJsonObject closed(const QJsonObject& contact, const QString& attempt, const char* outcome);

    QByteArray credential;
    QByteArray token;
    QString desk;
    QString agent;
    QString centre;

private:
    HttpClient m_client;
    RunningServer& m_run;
    int m_seq = 0;
};

/// The statuses of an upload's items, in order.
QStringList statusesOf(const HttpAnswer& answer);

} // namespace relais::test
