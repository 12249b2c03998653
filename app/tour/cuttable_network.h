#pragma once

#include <QObject>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace relais {

/// A wire between the workstation and its server that the tour can cut: a relay on the loopback address.
/// Owned by the tour; interface thread.
class CuttableNetwork final : public QObject {
    Q_OBJECT
public:
    /// Relays to the host and port of `server`. Listening cannot fail on a machine that has a free port.
    explicit CuttableNetwork(const QUrl& server);

    /// The server's address through this wire.
    QUrl url() const;
    /// Connections break at once, and new ones are refused until mend().
    void cut();
    void mend();

private:
    void relay(QTcpSocket* client);

    QUrl m_server;
    quint16 m_port = 0;
    QTcpServer m_listener;
};

} // namespace relais
