#include "tests/support/http_client.h"

#include <QJsonDocument>

namespace relais::test {

namespace {

std::string requestOf(const std::string& method, const std::string& path, const QByteArray& bearer, const std::string& type,
    const std::string& body, const std::string& moreHeaders)
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
    return request + "\r\n" + body;
}

std::string jsonOf(const QJsonObject& body)
{
    return body.isEmpty() ? std::string() : QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
}

std::string typeOf(const QJsonObject& body)
{
    return body.isEmpty() ? std::string() : "application/json";
}

} // namespace

HttpAnswer HttpClient::post(const std::string& path, const QByteArray& bearer, const QJsonObject& body) const
{
    return send("POST", path, bearer, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString());
}

HttpAnswer HttpClient::send(const std::string& method, const std::string& path, const QByteArray& bearer, const std::string& type,
    const std::string& body, const std::string& moreHeaders) const
{
    RawClient client(m_port);
    HttpAnswer answer;
    answer.raw = client.ask(requestOf(method, path, bearer, type, body, moreHeaders));
    answer.status = answer.raw.status;
    answer.json = QJsonDocument::fromJson(QByteArray::fromStdString(answer.raw.body)).object();
    return answer;
}

HttpAnswer HttpClient::ask(
    const std::string& method, const std::string& path, const QByteArray& bearer, const QJsonObject& body) const
{
    return send(method, path, bearer, typeOf(body), jsonOf(body));
}

void HttpClient::abandon(
    const std::string& method, const std::string& path, const QByteArray& bearer, const QJsonObject& body, bool half) const
{
    const std::string request = requestOf(method, path, bearer, typeOf(body), jsonOf(body), {});
    RawClient client(m_port);
    client.send(std::string_view(request).substr(0, half ? request.size() / 2 : request.size()));
}

} // namespace relais::test
