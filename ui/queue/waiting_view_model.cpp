#include "ui/queue/waiting_view_model.h"

#include "ui/words/activity_words.h"
#include "ui/words/typography.h"

namespace relais {

WaitingViewModel::WaitingViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent)
    : QObject(parent), m_desk(desk), m_clock(clock), m_time(std::move(time))
{
    connect(&desk, &CallDesk::changed, this, &WaitingViewModel::changed);
}

std::vector<WaitingRow> WaitingViewModel::rows(const std::vector<WaitingContact>& waiting) const
{
    const Instant now = m_clock.now();
    const auto& agent = m_desk.state().agent;
    const HealthWords health = agent && seesHealthData(agent->role) ? HealthWords::Shown : HealthWords::Hidden;
    std::vector<WaitingRow> rows;
    for (const WaitingContact& contact : waiting) {
        WaitingRow row;
        row.time = contact.at
            ? (m_time.dateOf(*contact.at) == m_time.dateOf(now) ? m_time.clock(*contact.at) : m_time.day(*contact.at, now))
            : QString();
        row.name = contact.name;
        row.detail = shortReason(contact.reasons, m_time, now, health);
        if (const auto& shown = m_desk.state().contact; contact.current && shown && row.detail.isEmpty()) {
            row.detail = shown->origin == ContactOrigin::Inbound ? tr("appel entrant")
                : shown->origin == ContactOrigin::Resumed        ? tr("résultat à dire")
                                                                 : QString();
        }
        row.late = contact.late;
        row.current = contact.current;
        if (contact.late && contact.at && *contact.at < now) {
            row.detail +=
                typographic(tr(" · %1 de retard")
                                .arg(TimeWords::roughly(std::chrono::duration_cast<std::chrono::seconds>(now - *contact.at))));
        }
        rows.push_back(row);
    }
    return rows;
}

WaitingViewModel::Idle WaitingViewModel::idle() const
{
    const DeskState& state = m_desk.state();
    if (state.contact) {
        return Idle::Contact;
    }
    switch (state.agentState) {
    case AgentState::Pause: return state.stateReason && state.stateReason->code == u"arrival" ? Idle::Start : Idle::Pause;
    case AgentState::Activity: return Idle::Activity;
    case AgentState::Ready:
    case AgentState::InCall:
    case AgentState::WrapUp: return state.noContact && !state.looking ? Idle::Nobody : Idle::Looking;
    case AgentState::SignedOut: break;
    }
    return Idle::Start;
}

NoContactWords WaitingViewModel::idleWords() const
{
    const DeskState& state = m_desk.state();
    switch (idle()) {
    case Idle::Contact: return {};
    case Idle::Looking:
        return {tr("Recherche du prochain contact"), typographic(tr("Il s'affichera ici dès que le serveur répond."))};
    case Idle::Nobody: return noContactWords(*state.noContact, m_time, m_clock.now());
    case Idle::Pause:
        return {state.stateReason && !words(*state.stateReason).isEmpty()
                ? tr("En pause, %1").arg(words(*state.stateReason).toLower())
                : tr("En pause"),
            tr("Aucun contact ne vous sera proposé. Quand vous revenez, F3 demande le suivant.")};
    case Idle::Activity:
        return {state.stateReason ? words(*state.stateReason) : tr("Activité"),
            typographic(tr("Ce temps est compté comme du travail. Quand c'est fini, F3 demande le contact suivant."))};
    case Idle::Start: break;
    }
    const QString name = state.agent ? state.agent->displayName.section(u' ', 0, 0) : QString();
    return {name.isEmpty() ? tr("Bonjour") : tr("Bonjour %1").arg(name),
        typographic(tr("Quand vous êtes à votre poste, F3 demande le premier contact."))};
}

} // namespace relais
