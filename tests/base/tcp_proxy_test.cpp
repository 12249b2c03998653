#include "tests/support/raw_client.h"
#include "tests/support/tcp_proxy.h"

#include <catch2/catch.hpp>

#include <QTcpServer>
#include <QTcpSocket>

using namespace relais::test;

namespace {

/// Says "pong" to every line, on a thread of its own, until the link ends.
class Echo {
public:
    Echo()
    {
        m_server.listen(QHostAddress::LocalHost);
        m_port = m_server.serverPort();
    }
    std::uint16_t port() const { return m_port; }
    /// Takes one link and answers what comes within it; false when nobody called.
    bool answerOnce()
    {
        if (!m_socket && !m_server.waitForNewConnection(2000)) {
            return false;
        }
        if (!m_socket) {
            m_socket.reset(m_server.nextPendingConnection());
        }
        if (!m_socket->waitForReadyRead(2000)) {
            return false;
        }
        m_received += m_socket->readAll();
        m_socket->write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npong");
        return m_socket->waitForBytesWritten(2000);
    }
    QByteArray received() const { return m_received; }

private:
    QTcpServer m_server;
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_received;
    std::uint16_t m_port = 0;
};

} // namespace

TEST_CASE("the test's network passes bytes on, and stops when it is told to", "[base][proxy]")
{
    Echo echo;
    TcpProxy network(echo.port());
    {
        RawClient client(network.port());
        REQUIRE(client.send("ping"));
        REQUIRE(echo.answerOnce());
        CHECK(client.read().body == "pong");
        network.cut();
        CHECK(client.ended());
    }
    RawClient refused(network.port());
    refused.send("ping");
    CHECK(refused.ended());
    CHECK(echo.received() == "ping");
}

TEST_CASE("the test's network can lose an answer whose request has arrived", "[base][proxy]")
{
    Echo echo;
    TcpProxy network(echo.port());
    network.cutAfterBytesAnswered(10);
    RawClient client(network.port());
    REQUIRE(client.send("ping"));
    REQUIRE(echo.answerOnce());
    CHECK(client.read().status == 0);
    CHECK(echo.received() == "ping");
}
