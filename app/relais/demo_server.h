#pragma once

#include "app/relais/demo_centre.h"

#include <QObject>
#include <QProcess>

namespace relais {

/// The central server of the demo, a child of the workstation on the loopback address. It is told to stop when this object
/// goes, and the system stops it when the workstation dies. Owned by the composition root; interface thread; never blocks but
/// for a moment at the end.
class DemoServer final : public QObject {
    Q_OBJECT
public:
    DemoServer();
    ~DemoServer() override;

    /// Starts the `relais-server` that stands beside this program. Answers by one of the signals.
    void start(std::uint64_t seed);

Q_SIGNALS:
    void ready(const relais::DemoCentre& centre);
    /// It is not there, does not start, or says something unexpected. The detail is for developers.
    void failed(const relais::Error& error);

private:
    void read();
    void give(const Error& error);

    QProcess m_process;
    QByteArray m_said;
    bool m_answered = false;
};

} // namespace relais
