#include "app/relais/demo_server.h"

#include <QCoreApplication>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#endif

namespace relais {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestAnswer = 64 * 1024;

// A workstation that is killed cannot stop its child: the system does it, and the child ends in order.
void endWithUs(QProcess& process)
{
#ifdef Q_OS_LINUX
    process.setChildProcessModifier([parent = getpid()] {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent) {
            _exit(1);
        }
    });
#else
    Q_UNUSED(process)
#endif
}

} // namespace

DemoServer::DemoServer()
{
    endWithUs(m_process);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &DemoServer::read);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            give({ErrorCode::Unreachable, u"relais-server cannot be started"_s});
        }
    });
    connect(&m_process, &QProcess::finished, this, [this](int code) {
        give({ErrorCode::Unreachable, u"relais-server ended with %1 before it served"_s.arg(code)});
    });
}

DemoServer::~DemoServer()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
        if (!m_process.waitForFinished(3000)) {
            m_process.kill();
            m_process.waitForFinished(1000);
        }
    }
}

void DemoServer::start(std::uint64_t seed)
{
    QStringList arguments{u"--demo"_s, u"--port"_s, u"0"_s, u"--print-json"_s};
    if (seed != 0) {
        arguments << u"--seed"_s << QString::number(seed);
    }
    m_process.start(QCoreApplication::applicationDirPath() + u"/relais-server"_s, arguments, QIODevice::ReadOnly);
}

void DemoServer::read()
{
    if (m_answered) {
        m_process.readAllStandardOutput();
        return;
    }
    m_said += m_process.readAllStandardOutput();
    const auto end = m_said.indexOf('\n');
    if (end < 0) {
        if (m_said.size() > longestAnswer) {
            give({ErrorCode::BadAnswer, u"relais-server printed no line"_s});
        }
        return;
    }
    const auto centre = DemoCentre::fromJson(m_said.left(end));
    if (!centre) {
        give(centre.error());
        return;
    }
    m_answered = true;
    m_said.clear();
    Q_EMIT ready(*centre);
}

void DemoServer::give(const Error& error)
{
    if (!std::exchange(m_answered, true)) {
        Q_EMIT failed(error);
    }
}

} // namespace relais
