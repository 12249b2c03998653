#include "ui/shell/desk_voice.h"

#include "ui/people/person_view_model.h"

namespace relais {

DeskVoice::DeskVoice(CallDesk& desk, const Clock& clock, const TimeWords& time, const LineViewModel& line,
    const WaitingViewModel& waiting, const AgentStateViewModel& agent, QObject* parent)
    : QObject(parent), m_desk(desk), m_clock(clock), m_time(time), m_line(line), m_waiting(waiting), m_agent(agent)
{}

void DeskVoice::tell(const QString& contactKey)
{
    const DeskState& state = m_desk.state();
    const QString phase = state.contact ? contactKey + m_line.phaseText() : m_waiting.idleWords().title;
    if (phase != m_lastPhase) {
        m_lastPhase = phase;
        if (state.contact) {
            const PersonView view = personView(*state.contact, state.agent->role, m_time, m_clock.now());
            Q_EMIT announced(view.name + QStringLiteral(", ") + m_line.phaseText());
        } else {
            Q_EMIT announced(m_waiting.idleWords().title);
        }
    }
    if (state.incomingCall && !m_incoming) {
        Q_EMIT announced(tr("Appel entrant"));
    }
    m_incoming = state.incomingCall;
    const QString sync = m_agent.sync().badge.section(u',', 0, 0);
    if (sync != m_lastSync) {
        if (!m_lastSync.isEmpty() && state.sync.state != SyncState::Sending) {
            Q_EMIT announced(m_agent.sync().sentence);
        }
        m_lastSync = sync;
    }
}

} // namespace relais
