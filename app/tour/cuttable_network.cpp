#include "app/tour/cuttable_network.h"

#include <QTcpSocket>

namespace relais {

namespace {

void pump(QTcpSocket& from, QTcpSocket& to)
{
    QObject::connect(&from, &QTcpSocket::readyRead, &to, [&from, &to] { to.write(from.readAll()); });
    QObject::connect(&from, &QTcpSocket::disconnected, &to, [&to] { to.disconnectFromHost(); });
}

} // namespace

CuttableNetwork::CuttableNetwork(const QUrl& server) : m_server(server)
{
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (auto* client = m_listener.nextPendingConnection()) {
            relay(client);
        }
    });
    mend();
}

QUrl CuttableNetwork::url() const
{
    auto url = m_server;
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    return url;
}

void CuttableNetwork::relay(QTcpSocket* client)
{
    // Both go with this object's child list; the listener owns the client.
    auto* server = new QTcpSocket(client);
    pump(*client, *server);
    pump(*server, *client);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    server->connectToHost(m_server.host(), static_cast<quint16>(m_server.port()));
}

void CuttableNetwork::cut()
{
    m_listener.close();
    for (auto* client : m_listener.findChildren<QTcpSocket*>()) {
        client->abort();
    }
}

void CuttableNetwork::mend()
{
    m_listener.listen(QHostAddress::LocalHost, m_port);
    m_port = m_listener.serverPort();
}

} // namespace relais
