#pragma once

#include "core/telephony/hook_event.h"
#include "core/telephony/single_call_line.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

class QProcess;

namespace relais {

/// A dialler with a command line: which program, with which arguments. `{number}` inside an argument becomes the number in
/// E.164; when none has it, the number is one more argument at the end. Never a shell.
struct CommandHook {
    QString program;
    QStringList arguments;
    bool operator==(const CommandHook&) const = default;
};

/// One process a call. It prints one JSON event a line (hook_event.h); lines over 4 kB and whatever else it prints are
/// dropped; without an end of its own its exit code decides. Hanging up asks it to end, and kills it 2 s later. It sees only
/// a short list of environment variables and RELAIS_CALL_ID. Fails as network with LineUnavailable when it cannot start; a
/// crash is `unknown`. Interface thread; never blocks but for a moment when destroyed during a call.
class CommandLine final : public SingleCallLine {
    Q_OBJECT
public:
    CommandLine(const Clock& clock, Timers& timers, CommandHook hook);
    ~CommandLine() override;

    LineCapabilities capabilities() const override;
    QString kind() const override;

protected:
    void begin(const QString& callId, const PhoneNumber& number) override;
    void drop() override;

private:
    void read();
    void take(const HookEvent& event);
    void failedToStart();
    void finished(int exitCode, bool crashed);
    QProcess* leave();
    void letGo();

    CommandHook m_hook;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_line;
    bool m_tooLong = false;
    OneShot m_kill;
    OneShot m_silent;
};

} // namespace relais
