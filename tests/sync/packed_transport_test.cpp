// The desk's HTTP over a real socket: what it asks for, and how far it unpacks.
#include "app/server/content_coding.h"
#include "core/sync/qt_http_transport.h"
#include "tests/support/waiting_loop.h"

#include <catch2/catch.hpp>

#include <QTcpServer>
#include <QTcpSocket>

using namespace relais;
using namespace relais::test;

namespace {

/// Answers every request with the same bytes, and keeps the last head it was asked with.
class OneAnswer {
public:
    OneAnswer(const QByteArray& head, const std::string& body)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, head, body] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, head, body] {
                asked += socket->readAll();
                if (asked.contains("\r\n\r\n")) {
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n" + head
                        + "Content-Length: " + QByteArray::number(static_cast<qint64>(body.size())) + "\r\n\r\n");
                    socket->write(body.data(), static_cast<qint64>(body.size()));
                    socket->disconnectFromHost();
                }
            });
        });
    }
    Result<HttpReply> get()
    {
        HttpCall call;
        call.method = "GET";
        call.url = QUrl(QStringLiteral("http://127.0.0.1:%1/api/v1/changes").arg(m_server.serverPort()));
        std::optional<Result<HttpReply>> reply;
        QtHttpTransport transport;
        transport.send(call, [&](Result<HttpReply> answer) { reply = std::move(answer); });
        TestLoop loop;
        REQUIRE(waitFor(loop, [&] { return reply.has_value(); }));
        return *reply;
    }
    QByteArray asked;

private:
    QTcpServer m_server;
};

} // namespace

TEST_CASE("the desk asks for zstd, and gets what was packed as it was", "[sync]")
{
    const std::string body = "{\"changes\":[" + std::string(200'000, ' ') + "]}";
    for (const auto coding : {ContentCoding::Zstd, ContentCoding::Gzip}) {
        OneAnswer server(QByteArray("Content-Encoding: ") + nameOf(coding) + "\r\n", packed(body, coding));
        const auto reply = server.get();
        REQUIRE(reply);
        CHECK(reply->status == 200);
        CHECK(reply->body == QByteArray::fromStdString(body));
        const QByteArray head = server.asked.toLower();
        const auto line = head.indexOf("accept-encoding:");
        REQUIRE(line >= 0);
        CHECK(head.mid(line, head.indexOf('\r', line) - line).contains("zstd"));
    }
}

TEST_CASE("a small answer that becomes a large one is broken off", "[sync]")
{
    const auto coding = GENERATE(ContentCoding::Zstd, ContentCoding::Gzip);
    const std::string bomb(static_cast<std::size_t>(QtHttpTransport::largestAnswer) * 4, ' ');
    OneAnswer server(QByteArray("Content-Encoding: ") + nameOf(coding) + "\r\n", packed(bomb, coding));
    const auto reply = server.get();
    const bool brokenOff = !reply || reply->body.size() <= QtHttpTransport::largestAnswer;
    CHECK(brokenOff);
    CHECK_FALSE((reply && reply->status == 200 && reply->body.size() == static_cast<qsizetype>(bomb.size())));
}

TEST_CASE("an answer that is too large without being packed is broken off as well, one within the limit is not", "[sync]")
{
    const bool within = GENERATE(true, false);
    const auto size = static_cast<std::size_t>(QtHttpTransport::largestAnswer) + (within ? 0 : 1);
    OneAnswer server({}, std::string(size, ' '));
    const auto reply = server.get();
    CHECK(reply.has_value() == within);
    if (!within) {
        CHECK(reply.error().code == ErrorCode::BadAnswer);
    }
}

TEST_CASE("the wait that a server asks for is read from its head, as a date too", "[sync]")
{
    OneAnswer seconds("Retry-After: 40\r\n", "{}");
    CHECK(seconds.get()->retryAfter == std::chrono::seconds(40));
    OneAnswer date("Date: Tue, 03 Nov 2026 09:00:00 GMT\r\nRetry-After: Tue, 03 Nov 2026 09:01:30 GMT\r\n", "{}");
    CHECK(date.get()->retryAfter == std::chrono::seconds(90));
    OneAnswer absurd("Retry-After: 999999999\r\n", "{}");
    CHECK(absurd.get()->retryAfter == std::chrono::seconds(300));
}
