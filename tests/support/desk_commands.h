#pragma once

#include "core/calls/call_desk.h"

#include <QJsonObject>
#include <QTimer>

#include <deque>
#include <functional>

namespace relais::test {

/// Works a call desk by lines of text, one command after the other, each answered by one object. The hands of relais_test_desk.
///
///   sign-in | ready | sign-out      "ok", or "error"
///   dial                            dials the contact on screen; "attempt" as soon as it is in the store
///   work OUTCOME                    dials, waits for the end of the call, saves; "attempt"
///   undo OUTCOME                    takes the last save back, and saves its attempt otherwise; "attempt"
///   resume OUTCOME                  takes up the first attempt without an outcome, and saves; "attempt"
///   note TEXT                       as typed, a draft in the store
///   sync                            asks for one; answered when it succeeded or failed
///   settle                          syncs until nothing is unsent; "unsent", "refused"
///   state                           "unsent", "refused", "sync", "offline", "open_attempts", "agent_state"
class DeskCommands final : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(const QJsonObject&)>;

    /// Borrows the desk, which outlives it.
    DeskCommands(CallDesk& desk, QString login, QString password, Answer answer);

    void take(const QString& line);
    /// Signs out once everything before is done; then `then`.
    void end(std::function<void()> then);

private:
    void next();
    void begin(const QString& command, const QString& argument);
    void finish(QJsonObject answer);
    void fail(const QString& why);
    void finishWith(QFuture<Result<Done>> future, QJsonObject answer = {});

    /// Goes on with `then` as soon as `holds`, looked at after each change; fails the command when that takes too long.
    void when(std::function<bool()> holds, std::function<void()> then);
    void look();

    void contactOnScreen(std::function<void()> then);
    void dial(std::function<void(const AttemptId&)> then);
    void close(const QString& outcome, QJsonObject answer);
    QJsonObject state() const;

    CallDesk& m_desk;
    QString m_login;
    QString m_password;
    Answer m_answer;
    std::deque<QString> m_lines;
    bool m_busy = false;
    std::function<void()> m_end;
    std::function<bool()> m_holds;
    std::function<void()> m_then;
    QTimer m_late;
    QTimer m_again;
    int m_rounds = 0;
};

} // namespace relais::test
