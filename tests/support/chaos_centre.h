#pragma once

#include "tests/support/chaos_desk.h"
#include "tests/support/program.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace relais::test {

/// One centre on a store that others may share: server processes, its agents, and people to be called. Thread of the test.
class ChaosCentre {
public:
    /// How desks come to the servers.
    enum class Way {
        Direct,      ///< a desk knows each of them
        BehindNginx, ///< it knows the shipped proxy before two of them, which alone knows who serves
    };
    /// `database`: what --database takes (a path, today) or, with `urlInConfig`, what stands behind "database =" in the configuration file.
    ChaosCentre(QString database, bool urlInConfig, int servers, Way way = Way::Direct);

    /// Writes the centre, starts the servers, imports a list with that many rows. `said()` tells why not.
    bool begin(int people);
    bool start(std::size_t server);
    void killNow(std::size_t server) { m_servers[server].program->killNow(); }
    /// SIGTERM to all; whether each ended as it should.
    bool stop();
    /// Empties what the servers print, waiting for it a little.
    void listen();

    std::size_t servers() const { return m_servers.size(); }
    /// Where desks ask for that server.
    std::uint16_t port(std::size_t server) const { return m_front ? m_frontPort : m_servers[server].port; }
    Way way() const { return m_way; }
    ChaosDesk::Agent agent(int number) const;
    QString enrolmentCode() const { return QStringLiteral("CHAOS-2026"); }
    QByteArray said();

private:
    struct Server {
        std::unique_ptr<Program> program;
        std::uint16_t port = 0;
    };
    bool provision();
    bool import(int people);
    bool startFront();
    QStringList options() const;
    bool failed(const QString& what, Program& program);

    QTemporaryDir m_folder;
    QString m_database;
    bool m_urlInConfig;
    std::vector<Server> m_servers;
    Way m_way;
    std::unique_ptr<Program> m_front;
    std::uint16_t m_frontPort = 0;
    QByteArray m_said;
};

} // namespace relais::test
