#include "core/calls/local_call_desk.h"

namespace relais {

LocalCallDesk::LocalCallDesk(const DeskPorts& ports)
    : m_desk(ports), m_handOut(m_desk), m_call(m_desk), m_closing(m_desk, m_handOut, m_call), m_session(m_desk, m_handOut),
      m_inbound(m_desk, m_handOut, m_call), m_paperwork(m_desk, m_handOut, m_call), m_promises(ports.timers)
{
    m_desk.changed = [this] { Q_EMIT changed(); };
    m_desk.failed = [this](const Error& error) { Q_EMIT failed(error); };
    connect(&ports.sync, &DeskSync::viewChanged, this, [this] {
        m_handOut.bringNext();
        m_desk.publish();
    });
    connect(&ports.sync, &DeskSync::contactsChanged, this, &LocalCallDesk::rereadHoldings);
}

void LocalCallDesk::rereadHoldings()
{
    if (!m_desk.store || !m_desk.state.agent) {
        return;
    }
    m_desk.store->local([](LocalWork& work) -> Result<DeskSnapshot> { return snapshotOf(work); },
        m_lifeline.guard([this](Result<DeskSnapshot> snapshot) {
            if (m_desk.wentWell(snapshot) && m_desk.state.agent) {
                m_desk.take(std::move(*snapshot));
                m_handOut.refresh();
                watchPromises();
                m_desk.publish();
            }
        }));
}

void LocalCallDesk::watchPromises()
{
    std::optional<Instant> next;
    for (const AgendaPromise& promise : m_desk.snapshot.agenda) {
        const CampaignSpec* campaign = m_desk.ports.rules.campaign(promise.campaign);
        const Instant from = promise.due.from - (campaign == nullptr ? RetryRules{} : campaign->retry).promiseEarly;
        if (promise.owner == m_desk.session.agent && from > m_desk.now()) {
            next = std::min(next.value_or(from), from);
        }
    }
    if (!next) {
        m_promises.stop();
        return;
    }
    m_promises.start(
        std::chrono::duration_cast<std::chrono::milliseconds>(*next - m_desk.now()) + std::chrono::milliseconds(1), [this] {
            m_desk.ports.sync.promiseDue();
            m_handOut.bringNext();
            watchPromises();
            m_desk.publish();
        });
}

void LocalCallDesk::ready()
{
    if (!m_desk.state.agent || m_desk.isInCall() || m_desk.state.agentState == AgentState::Ready) {
        return;
    }
    m_desk.enter(AgentState::Ready);
    m_handOut.bringNext();
    watchPromises();
    m_desk.publish();
}

void LocalCallDesk::leaveFor(AgentState state, const StateReason& reason)
{
    if (!m_desk.state.agent) {
        return;
    }
    if (m_desk.isInCall()) {
        // Never out of a call: she stops when it is closed.
        if (!m_desk.state.pauseAfter) {
            m_closing.after(CloseRequest::Then::Pause, reason);
        }
        return;
    }
    if (m_desk.state.contact && !m_desk.state.contact->note.isEmpty()) {
        m_call.keepDraftNow();
    }
    m_handOut.clear();
    m_desk.enter(state, reason);
    m_desk.publish();
}

void LocalCallDesk::dial(const PhoneNumber& number)
{
    m_closing.forgetUndo();
    m_call.dial(number);
}

QFuture<Result<Done>> LocalCallDesk::close(const CloseRequest& request)
{
    return m_closing.close(request, m_lifeline.guard([this] { static_cast<void>(signOut()); }));
}

QFuture<Result<Done>> LocalCallDesk::signOut()
{
    m_promises.stop();
    m_closing.forgetUndo();
    return m_session.signOut();
}

QFuture<Result<Done>> LocalCallDesk::giveBack()
{
    if (!m_desk.state.contact || m_desk.isInCall()) {
        return answered<Done>(failure(ErrorCode::Conflict, QStringLiteral("no contact that could be given back")));
    }
    const LeaseId lease = m_desk.state.contact->contact.lease;
    Promised<Done> answer;
    m_desk.store->local(
        [lease, person = m_desk.state.contact->contact.person.id](LocalWork& work) -> Result<DeskSnapshot> {
            work.contacts.remove(lease);
            work.drafts.remove(person);
            return snapshotOf(work);
        },
        m_lifeline.guard([this, answer, lease](Result<DeskSnapshot> snapshot) {
            if (!snapshot) {
                answer.finish(failure(snapshot.error()));
                return;
            }
            m_handOut.clear();
            m_desk.take(std::move(*snapshot));
            if (!lease.isNull()) {
                m_desk.ports.sync.giveBack({lease}, [] {});
            }
            m_handOut.bringNext();
            m_desk.publish();
            answer.finish(Done{});
        }));
    return answer.future();
}

QFuture<Result<QString>> LocalCallDesk::revealNir()
{
    if (!m_desk.state.contact) {
        return answered<QString>(failure(ErrorCode::NotFound, QStringLiteral("no contact on screen")));
    }
    Promised<QString> answer;
    m_desk.ports.api.revealNir(m_desk.state.contact->contact.person.id,
        m_lifeline.guard([answer](Result<QString> nir) { answer.finish(std::move(nir)); }));
    return answer.future();
}

} // namespace relais
