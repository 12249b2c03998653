#include "tests/support/desk_commands.h"

namespace relais::test {

namespace {

constexpr std::chrono::seconds patience{25};

QString textOf(SyncState state)
{
    switch (state) {
    case SyncState::UpToDate: return QStringLiteral("up_to_date");
    case SyncState::Sending: return QStringLiteral("sending");
    case SyncState::Offline: return QStringLiteral("offline");
    case SyncState::Failing: return QStringLiteral("failing");
    }
    return {};
}

} // namespace

DeskCommands::DeskCommands(CallDesk& desk, QString login, QString password, Answer answer)
    : m_desk(desk), m_login(std::move(login)), m_password(std::move(password)), m_answer(std::move(answer))
{
    m_late.setSingleShot(true);
    m_late.setInterval(patience);
    m_again.setInterval(std::chrono::milliseconds(250));
    connect(&m_desk, &CallDesk::changed, this, &DeskCommands::look);
    connect(&m_late, &QTimer::timeout, this, [this] { fail(QStringLiteral("too long")); });
    connect(&m_again, &QTimer::timeout, this, [this] {
        ++m_rounds;
        m_desk.syncNow();
        look();
    });
}

void DeskCommands::take(const QString& line)
{
    m_lines.push_back(line);
    next();
}

void DeskCommands::end(std::function<void()> then)
{
    m_end = std::move(then);
    next();
}

void DeskCommands::next()
{
    if (m_busy) {
        return;
    }
    if (!m_lines.empty()) {
        const QString line = m_lines.front();
        m_lines.pop_front();
        m_busy = true;
        begin(line.section(u' ', 0, 0), line.section(u' ', 1));
    } else if (m_end) {
        m_busy = true;
        m_desk.signOut().then(this, [this](const Result<Done>&) { m_end(); });
    }
}

void DeskCommands::begin(const QString& command, const QString& argument)
{
    if (command == u"sign-in") {
        finishWith(m_desk.signIn(m_login, m_password));
    } else if (command == u"ready") {
        m_desk.ready();
        finish({});
    } else if (command == u"sign-out") {
        finishWith(m_desk.signOut());
    } else if (command == u"dial") {
        dial([this](const AttemptId& attempt) { finish({{QStringLiteral("attempt"), attempt.text()}}); });
    } else if (command == u"work") {
        dial([this, argument](const AttemptId& attempt) {
            when([this] { return m_desk.state().call.phase == CallPhase::Ended; },
                [this, argument, attempt] {
                    close(argument, {{QStringLiteral("attempt"), attempt.text()}});
                });
        });
    } else if (command == u"resume") {
        m_desk.openAttempts().then(this, [this, argument](const Result<std::vector<OpenAttempt>>& open) {
            if (!open || open->empty()) {
                fail(QStringLiteral("nothing to resume"));
                return;
            }
            const AttemptId attempt = open->front().attempt;
            m_desk.resumeAttempt(attempt).then(this, [this, argument, attempt](const Result<Done>& resumed) {
                if (!resumed) {
                    fail(codeText(resumed.error().code));
                    return;
                }
                close(argument, {{QStringLiteral("attempt"), attempt.text()}});
            });
        });
    } else if (command == u"undo") {
        // Takes the last save back and closes the same attempt otherwise.
        m_desk.undo().then(this, [this, argument](const Result<Done>& undone) {
            if (!undone || !m_desk.state().call.attempt) {
                fail(undone ? QStringLiteral("no attempt came back") : codeText(undone.error().code));
                return;
            }
            close(argument, {{QStringLiteral("attempt"), m_desk.state().call.attempt->text()}});
        });
    } else if (command == u"note") {
        contactOnScreen([this, argument] {
            m_desk.setNote(argument);
            finish({});
        });
    } else if (command == u"sync") {
        m_desk.syncNow();
        when([this] { return m_desk.state().sync.unsent == 0 || m_desk.state().sync.error.has_value(); },
            [this] { finish(state()); });
    } else if (command == u"settle") {
        // Some rounds in any case: the first look at the outbox may not have been taken yet.
        m_rounds = 0;
        m_desk.syncNow();
        m_again.start();
        when(
            [this] {
                return m_rounds >= 3 && m_desk.state().sync.unsent == 0 && m_desk.state().sync.state != SyncState::Sending;
            },
            [this] { finish(state()); });
    } else if (command == u"state") {
        finish(state());
    } else {
        fail(QStringLiteral("unknown command"));
    }
}

void DeskCommands::finish(QJsonObject answer)
{
    m_late.stop();
    m_again.stop();
    m_holds = nullptr;
    m_then = nullptr;
    m_busy = false;
    if (!answer.contains(u"ok")) {
        answer[QStringLiteral("ok")] = true;
    }
    m_answer(answer);
    next();
}

void DeskCommands::fail(const QString& why)
{
    auto answer = state();
    answer[QStringLiteral("ok")] = false;
    answer[QStringLiteral("error")] = why;
    finish(answer);
}

void DeskCommands::finishWith(QFuture<Result<Done>> future, QJsonObject answer)
{
    future.then(this, [this, answer = std::move(answer)](const Result<Done>& done) {
        if (done) {
            finish(answer);
        } else {
            fail(codeText(done.error().code));
        }
    });
}

void DeskCommands::when(std::function<bool()> holds, std::function<void()> then)
{
    m_holds = std::move(holds);
    m_then = std::move(then);
    m_late.start();
    // From the loop, not from inside whatever the desk is doing.
    QTimer::singleShot(0, this, &DeskCommands::look);
}

void DeskCommands::look()
{
    if (m_holds && m_holds()) {
        const auto then = std::move(m_then);
        m_holds = nullptr;
        m_then = nullptr;
        m_late.stop();
        QTimer::singleShot(0, this, then);
    }
}

void DeskCommands::contactOnScreen(std::function<void()> then)
{
    when([this] { return m_desk.state().contact && m_desk.state().call.phase == CallPhase::NotDialed; }, std::move(then));
}

void DeskCommands::dial(std::function<void(const AttemptId&)> then)
{
    contactOnScreen([this, then = std::move(then)] {
        const auto& points = m_desk.state().contact->contact.person.contactPoints;
        if (points.empty()) {
            fail(QStringLiteral("no number"));
            return;
        }
        m_desk.dial(points.front().number);
        // The line is asked only after the attempt is in the store: once the phase moves, a kill must not lose it.
        when([this] { return m_desk.state().call.attempt && m_desk.state().call.phase != CallPhase::NotDialed; },
            [this, then] { then(*m_desk.state().call.attempt); });
    });
}

void DeskCommands::close(const QString& outcome, QJsonObject answer)
{
    CloseRequest request;
    request.outcome = outcomeFromCode(outcome).value_or(OutcomeCode::NoAnswer);
    finishWith(m_desk.close(request), std::move(answer));
}

QJsonObject DeskCommands::state() const
{
    const DeskState& now = m_desk.state();
    return {{QStringLiteral("unsent"), now.sync.unsent}, {QStringLiteral("refused"), now.sync.refused},
        {QStringLiteral("sync"), textOf(now.sync.state)}, {QStringLiteral("offline"), now.agent && now.agent->offline},
        {QStringLiteral("open_attempts"), now.openAttempts}, {QStringLiteral("agent_state"), codeOf(now.agentState)},
        {QStringLiteral("contact"), now.contact.has_value()},
        {QStringLiteral("nobody"), now.noContact ? now.noContact->code : QString()}};
}

} // namespace relais::test
