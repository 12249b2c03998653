#include "core/telephony/command_line.h"

#include <QProcess>
#include <QProcessEnvironment>

namespace relais {

using namespace std::chrono_literals;

namespace {

constexpr int longestLine = 4096;
const auto placeholder = QStringLiteral("{number}");

QStringList argumentsFor(const CommandHook& hook, const PhoneNumber& number)
{
    auto arguments = hook.arguments;
    bool placed = false;
    for (auto& argument : arguments) {
        if (argument.contains(placeholder)) {
            argument.replace(placeholder, number.e164);
            placed = true;
        }
    }
    if (!placed) {
        arguments.append(number.e164);
    }
    return arguments;
}

// What a dialler needs to find its programs, the screen and the sound, and nothing of ours.
QProcessEnvironment environmentFor(const QString& callId)
{
    const auto ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment theirs;
    for (const auto* name : {"PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY",
             "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "SYSTEMROOT", "TEMP"}) {
        const auto key = QLatin1String(name);
        if (ours.contains(key)) {
            theirs.insert(key, ours.value(key));
        }
    }
    theirs.insert(QStringLiteral("RELAIS_CALL_ID"), callId);
    return theirs;
}

} // namespace

CommandLine::CommandLine(const Clock& clock, Timers& timers, CommandHook hook)
    : SingleCallLine(clock, timers), m_hook(std::move(hook)), m_kill(timers), m_silent(timers)
{}

CommandLine::~CommandLine()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished(1000);
    }
}

LineCapabilities CommandLine::capabilities() const
{
    return {.reportsRinging = true, .reportsOutcome = true, .canHangUp = true, .inbound = false, .machineDetection = true};
}

QString CommandLine::kind() const
{
    return QStringLiteral("command");
}

void CommandLine::begin(const QString& callId, const PhoneNumber& number)
{
    // One that said "ended" and then lingers must not speak for the new call.
    letGo();
    m_line.clear();
    m_tooLong = false;
    m_process = std::make_unique<QProcess>();
    auto* process = m_process.get();
    process->setProcessEnvironment(environmentFor(callId));
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    process->setProgram(m_hook.program);
    process->setArguments(argumentsFor(m_hook, number));
    connect(process, &QProcess::readyReadStandardOutput, this, [this] { read(); });
    connect(process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            failedToStart();
        }
    });
    connect(process, &QProcess::finished, this,
        [this](int code, QProcess::ExitStatus status) { finished(code, status == QProcess::CrashExit); });
    process->start(QIODevice::ReadOnly);
    // A hook may ring the adviser first and say so; one that says nothing is dialing.
    m_silent.start(200ms, [this] {
        if (call().state() == LineState::Idle) {
            dialing();
        }
    });
}

void CommandLine::read()
{
    const auto bytes = m_process->readAllStandardOutput();
    for (const char byte : bytes) {
        if (byte == '\n') {
            if (!m_tooLong) {
                if (const auto event = hookEventFromLine(m_line)) {
                    take(*event);
                }
            }
            m_line.clear();
            m_tooLong = false;
        } else if (m_line.size() < longestLine) {
            m_line.append(byte);
        } else {
            m_tooLong = true;
        }
    }
}

void CommandLine::take(const HookEvent& event)
{
    switch (event.kind) {
    case HookEvent::Kind::AgentRinging: agentRinging(); break;
    case HookEvent::Kind::Dialing: dialing(); break;
    case HookEvent::Kind::Ringing: ringing(); break;
    case HookEvent::Kind::Connected: connected(); break;
    case HookEvent::Kind::Machine: machineDetected(); break;
    case HookEvent::Kind::Ended: over(event.cause); break;
    }
}

void CommandLine::failedToStart()
{
    m_silent.stop();
    over(LineCause::Network, ErrorCode::LineUnavailable);
    leave()->deleteLater();
}

void CommandLine::finished(int exitCode, bool crashed)
{
    m_kill.stop();
    m_silent.stop();
    read();
    over(crashed ? LineCause::Unknown : causeOfExitCode(exitCode));
    leave()->deleteLater();
}

// Ours until it is gone: the line may end before the loop sees the process end.
QProcess* CommandLine::leave()
{
    auto* process = m_process.release();
    process->disconnect(this);
    process->setParent(this);
    return process;
}

void CommandLine::letGo()
{
    m_kill.stop();
    m_silent.stop();
    if (m_process) {
        auto* process = leave();
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->kill();
    }
}

void CommandLine::drop()
{
    if (!m_process) {
        over(LineCause::Cancelled);
        return;
    }
    m_process->terminate();
    m_kill.start(2s, [this] {
        if (m_process) {
            m_process->kill();
        }
    });
}

} // namespace relais
