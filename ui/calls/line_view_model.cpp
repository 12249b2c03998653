#include "ui/calls/line_view_model.h"

#include "ui/words/call_words.h"
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

namespace relais {

LineViewModel::LineViewModel(CallDesk& desk, const Clock& clock, QObject* parent) : QObject(parent), m_desk(desk), m_clock(clock)
{
    connect(&desk, &CallDesk::changed, this, &LineViewModel::reread);
    reread();
}

void LineViewModel::reread()
{
    const auto& contact = m_desk.state().contact;
    const PersonId person = contact ? contact->contact.person.id : PersonId();
    if (person != m_person) {
        m_person = person;
        m_chosen = 0;
        const auto all = numbers();
        for (int i = 0; i < static_cast<int>(all.size()); ++i) {
            if (all[static_cast<std::size_t>(i)].usable) {
                m_chosen = i;
                break;
            }
        }
    }
    Q_EMIT changed();
}

std::vector<NumberChoice> LineViewModel::numbers() const
{
    std::vector<NumberChoice> all;
    if (const auto& contact = m_desk.state().contact) {
        for (const ContactPoint& point : contact->contact.person.contactPoints) {
            all.push_back({point.number, phoneWords(point.number), words(point.kind), point.usable});
        }
    }
    return all;
}

void LineViewModel::chooseNumber(int index)
{
    if (index >= 0 && index != m_chosen) {
        m_chosen = index;
        Q_EMIT changed();
    }
}

QString LineViewModel::numberText() const
{
    const DeskState& state = m_desk.state();
    if (isLive() && !state.call.number.e164.isEmpty()) {
        return phoneWords(state.call.number);
    }
    const auto all = numbers();
    return m_chosen < static_cast<int>(all.size()) ? all[static_cast<std::size_t>(m_chosen)].text : QString();
}

QString LineViewModel::phaseText() const
{
    const DeskState& state = m_desk.state();
    if (!state.contact) {
        return {};
    }
    QString phase = words(state.call.phase);
    if (state.call.phase == CallPhase::Ended && state.call.cause) {
        phase = words(*state.call.cause);
    }
    const auto all = numbers();
    const QString kind = m_chosen < static_cast<int>(all.size()) ? all[static_cast<std::size_t>(m_chosen)].kind : QString();
    return kind.isEmpty() ? phase : kind + QStringLiteral(" · ") + phase;
}

QString LineViewModel::clockText() const
{
    const CallView& call = m_desk.state().call;
    switch (call.phase) {
    case CallPhase::NotDialed:
    case CallPhase::HandedOver: return {};
    case CallPhase::Ended: return TimeWords::duration(call.talk);
    case CallPhase::AgentRinging:
    case CallPhase::Dialing:
    case CallPhase::Ringing:
    case CallPhase::Connected: break;
    }
    return TimeWords::duration(std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.monotonic() - call.since));
}

bool LineViewModel::isLive() const
{
    const CallPhase phase = m_desk.state().call.phase;
    return phase == CallPhase::AgentRinging || phase == CallPhase::Dialing || phase == CallPhase::Ringing
        || phase == CallPhase::Connected || phase == CallPhase::HandedOver;
}

bool LineViewModel::canDial() const
{
    const DeskState& state = m_desk.state();
    return state.contact && state.call.phase == CallPhase::NotDialed && !numbers().empty();
}

bool LineViewModel::canHangUp() const
{
    return isLive() && (m_desk.state().line.canHangUp || m_desk.state().call.byHand);
}

QString LineViewModel::actText() const
{
    if (isLive()) {
        return m_desk.state().call.byHand ? tr("Appel terminé") : tr("Raccrocher");
    }
    return tr("Appeler");
}

QString LineViewModel::hintText() const
{
    const bool over = hasContact() && m_desk.state().call.phase == CallPhase::Ended;
    return over ? typographic(tr("Dites d'abord ce que l'appel a donné : F6 ou F7.")) : QString();
}

QString LineViewModel::lineText() const
{
    return lineWords(m_desk.state().lineKind);
}

IdentityCheck LineViewModel::identity() const
{
    const auto& contact = m_desk.state().contact;
    return contact ? contact->identity : IdentityCheck::NotConfirmed;
}

void LineViewModel::act()
{
    if (canHangUp()) {
        m_desk.hangUp();
    } else if (canDial()) {
        const auto all = numbers();
        m_desk.dial(all[static_cast<std::size_t>(std::min(m_chosen, static_cast<int>(all.size()) - 1))].number);
    }
}

void LineViewModel::setIdentity(IdentityCheck check)
{
    if (hasContact()) {
        m_desk.setIdentity(identity() == check ? IdentityCheck::NotConfirmed : check);
    }
}

void LineViewModel::markNumber(bool usable)
{
    const auto all = numbers();
    if (m_chosen < static_cast<int>(all.size())) {
        m_desk.markNumber(all[static_cast<std::size_t>(m_chosen)].number, usable);
    }
}

void LineViewModel::tick()
{
    if (isLive()) {
        Q_EMIT clockChanged();
    }
}

} // namespace relais
