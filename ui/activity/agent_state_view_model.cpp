#include "ui/activity/agent_state_view_model.h"

#include "ui/words/call_words.h"
#include "ui/words/error_words.h"
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QFuture>

namespace relais {

AgentStateViewModel::AgentStateViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent)
    : QObject(parent), m_desk(desk), m_clock(clock), m_time(std::move(time))
{
    connect(&desk, &CallDesk::changed, this, [this] {
        m_undoShown = undoOffered();
        Q_EMIT changed();
    });
}

QString AgentStateViewModel::agentText() const
{
    const auto& agent = m_desk.state().agent;
    if (!agent) {
        return {};
    }
    QStringList parts{agent->displayName, words(agent->role)};
    if (!agent->centreName.isEmpty()) {
        parts << agent->centreName;
    }
    return parts.join(QStringLiteral(" · "));
}

QString AgentStateViewModel::stateText() const
{
    const DeskState& state = m_desk.state();
    const QString reason = state.stateReason ? words(*state.stateReason) : QString();
    const bool arrives = state.stateReason && state.stateReason->code == u"arrival";
    if ((state.agentState == AgentState::Activity || arrives) && !reason.isEmpty()) {
        return reason;
    }
    const QString text = words(state.agentState);
    return state.agentState == AgentState::Pause && !reason.isEmpty() ? text + QStringLiteral(", ") + reason.toLower() : text;
}

QString AgentStateViewModel::clockText() const
{
    const DeskState& state = m_desk.state();
    return TimeWords::duration(std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.monotonic() - state.stateSince));
}

QString AgentStateViewModel::afterText() const
{
    const DeskState& state = m_desk.state();
    return state.signOutAfter ? tr("dernier appel")
        : state.activityAfter ? tr("puis %1").arg(words(state.afterReason).toLower())
        : state.pauseAfter    ? tr("puis pause")
                              : QString();
}

SyncWords AgentStateViewModel::sync() const
{
    return syncWords(m_desk.state().sync, m_time, m_clock.now());
}

QString AgentStateViewModel::lineText() const
{
    return lineWords(m_desk.state().lineKind);
}

bool AgentStateViewModel::isInCall() const
{
    const DeskState& state = m_desk.state();
    return state.contact
        && (state.agentState == AgentState::InCall || state.agentState == AgentState::WrapUp
            || state.call.phase != CallPhase::NotDialed);
}

bool AgentStateViewModel::canBeReady() const
{
    const DeskState& state = m_desk.state();
    return state.agentState == AgentState::Pause || state.agentState == AgentState::Activity
        || (state.agentState == AgentState::Ready && !state.contact && !state.looking);
}

bool AgentStateViewModel::canGiveBack() const
{
    return m_desk.state().contact && !isInCall();
}

bool AgentStateViewModel::undoOffered() const
{
    const auto& undo = m_desk.state().undo;
    return undo && undo->until > m_clock.monotonic();
}

QString AgentStateViewModel::undoText() const
{
    const auto& undo = m_desk.state().undo;
    return undo ? undo->name + QStringLiteral(" · ") + words(undo->outcome) : QString();
}

int AgentStateViewModel::undoSeconds() const
{
    const auto& undo = m_desk.state().undo;
    if (!undo) {
        return 0;
    }
    const auto left = std::chrono::ceil<std::chrono::seconds>(undo->until - m_clock.monotonic()).count();
    return static_cast<int>(std::max<long long>(0, left));
}

void AgentStateViewModel::undo()
{
    if (!undoOffered()) {
        return;
    }
    m_desk.undo().then(this, [this](const Result<Done>& result) {
        if (!result) {
            Q_EMIT failed(errorWords(result.error().code).sentence());
        }
    });
}

void AgentStateViewModel::ready()
{
    if (canBeReady()) {
        m_desk.ready();
    }
}

void AgentStateViewModel::take(const StateChoice& choice)
{
    if (isInCall()) {
        m_desk.after(
            choice.state == AgentState::Activity ? CloseRequest::Then::Activity : CloseRequest::Then::Pause, choice.reason);
    } else if (choice.state == AgentState::Activity) {
        m_desk.activity(choice.reason);
    } else {
        m_desk.pause(choice.reason);
    }
}

void AgentStateViewModel::pauseAfter()
{
    if (m_desk.state().contact) {
        // Pressed again it takes back whichever pause was chosen.
        const DeskState& state = m_desk.state();
        m_desk.after(CloseRequest::Then::Pause, state.pauseAfter ? state.afterReason : StateReason{QStringLiteral("short")});
    } else {
        m_desk.pause(StateReason{QStringLiteral("short")});
    }
}

void AgentStateViewModel::lastCall()
{
    if (m_desk.state().contact) {
        m_desk.after(CloseRequest::Then::SignOut);
    } else {
        signOut();
    }
}

void AgentStateViewModel::signOut()
{
    m_desk.signOut().then(this, [this](const Result<Done>& result) {
        if (!result) {
            Q_EMIT failed(errorWords(result.error().code).sentence());
        }
    });
}

void AgentStateViewModel::tick()
{
    if (!isSignedIn()) {
        return;
    }
    Q_EMIT clockChanged();
    if (const bool offered = undoOffered(); offered != m_undoShown) {
        m_undoShown = offered;
        Q_EMIT changed();
    }
}

} // namespace relais
