#include "tests/support/http_client.h"

#include <QJsonDocument>

namespace relais::test {

HttpAnswer HttpClient::post(const std::string& path, const QByteArray& bearer, const QJsonObject& body) const
{
    return send("POST", path, bearer, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString());
}

HttpAnswer HttpClient::send(const std::string& method, const std::string& path, const QByteArray& bearer, const std::string& type,
    const std::string& body, const std::string& moreHeaders) const
{
    std::string request = method + " " + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n" + moreHeaders;
    if (!bearer.isEmpty()) {
        request += "Authorization: Bearer " + bearer.toStdString() + "\r\n";
    }
    if (!type.empty()) {
        request += "Content-Type: " + type + "\r\n";
    }
    if (!body.empty() || method == "POST" || method == "PUT") {
        request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    RawClient client(m_port);
    HttpAnswer answer;
    answer.raw = client.ask(request + "\r\n" + body);
    answer.status = answer.raw.status;
    answer.json = QJsonDocument::fromJson(QByteArray::fromStdString(answer.raw.body)).object();
    return answer;
}

} // namespace relais::test
