#include "core/calls/local_call_desk.h"

#include "core/accounts/office_roles.h"
#include "core/calls/close_rules.h"
#include "core/followups/promise_rules.h"

namespace relais {

namespace {

/// A note or a report without a call; nothing when neither was begun. Who she is will be asked anew.
std::optional<ContactDraft> typed(const ContactOnScreen& shown)
{
    if (shown.note.isEmpty() && !shown.reportDraft) {
        return std::nullopt;
    }
    ContactDraft draft{shown.note, std::nullopt, IdentityCheck::NotConfirmed};
    if (shown.reportDraft) {
        draft.report = withinLimits(*shown.reportDraft);
    }
    return draft;
}

} // namespace

LocalCallDesk::LocalCallDesk(const DeskPorts& ports)
    : m_desk(ports), m_handOut(m_desk), m_call(m_desk), m_closing(m_desk, m_handOut, m_call), m_session(m_desk, m_handOut),
      m_inbound(m_desk, m_handOut, m_call), m_paperwork(m_desk, m_handOut, m_call), m_alerts(m_desk), m_promises(ports.timers)
{
    m_desk.changed = [this] { Q_EMIT changed(); };
    m_desk.failed = [this](const Error& error) { Q_EMIT failed(error); };
    m_desk.moved = [this] { offerLatePromises(); };
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
                offerLatePromises();
                watchPromises();
                m_desk.publish();
            }
        }));
}

QFuture<Result<std::vector<ListedConflict>>> LocalCallDesk::conflicts()
{
    Promised<std::vector<ListedConflict>> answer;
    m_desk.ports.api.conflicts([answer](Result<std::vector<ListedConflict>> listed) { answer.finish(std::move(listed)); });
    return answer.future();
}

QFuture<Result<PlannedCalls>> LocalCallDesk::plannedCalls()
{
    Promised<PlannedCalls> answer;
    m_desk.ports.api.plannedCalls([answer](Result<PlannedCalls> planned) { answer.finish(std::move(planned)); });
    return answer.future();
}

QFuture<Result<PhoneCohorts>> LocalCallDesk::phoneCohorts()
{
    Promised<PhoneCohorts> answer;
    m_desk.ports.api.phoneCohorts([answer](Result<PhoneCohorts> cohorts) { answer.finish(std::move(cohorts)); });
    return answer.future();
}

QFuture<Result<CohortRun>> LocalCallDesk::chooseCohort(const CohortRequest& request)
{
    Promised<CohortRun> answer;
    CohortRequest sent = request;
    sent.id = m_desk.ports.ids.make<CohortRunId>();
    m_desk.ports.api.chooseCohort(sent, [answer](Result<CohortRun> run) { answer.finish(std::move(run)); });
    return answer.future();
}

RetryRules LocalCallDesk::retryOf(const CampaignCode& code) const
{
    const CampaignSpec* campaign = m_desk.ports.rules.campaign(code);
    return campaign == nullptr ? RetryRules{} : campaign->retry;
}

void LocalCallDesk::offerLatePromises()
{
    const AgentState state = m_desk.state.agentState;
    const bool free = state == AgentState::Ready || state == AgentState::WrapUp;
    if (!m_desk.state.agent || free || m_desk.ports.sync.view().state == SyncState::Offline) {
        return; // she comes to it next, or nobody could be offered it
    }
    const auto isShown = [this](const LeasedContact& contact) {
        const auto& shown = m_desk.state.contact;
        return (shown && shown->contact.lease == contact.lease)
            || (m_desk.prepared && m_desk.prepared->contact.lease == contact.lease);
    };
    std::vector<LeaseId> late;
    for (const LeasedContact& contact : m_desk.snapshot.held) {
        if (contact.promise && !isShown(contact)
            && promiseStage(contact.due, true, m_desk.now(), retryOf(contact.campaign)) == PromiseStage::Anyone
            && m_offered.insert(*contact.promise).second) {
            late.push_back(contact.lease);
        }
    }
    if (late.empty()) {
        return;
    }
    m_desk.store->local(
        [late](LocalWork& work) -> Result<DeskSnapshot> {
            for (const LeaseId& lease : late) {
                work.contacts.remove(lease);
            }
            return snapshotOf(work);
        },
        m_lifeline.guard([this, late](Result<DeskSnapshot> snapshot) {
            if (m_desk.wentWell(snapshot) && m_desk.state.agent) {
                m_desk.take(std::move(*snapshot));
                m_desk.ports.sync.giveBack(late, [] {});
                m_desk.publish();
            }
        }));
}

void LocalCallDesk::watchPromises()
{
    std::optional<Instant> next;
    const auto lookAt = [&](Instant at) {
        if (at > m_desk.now()) {
            next = std::min(next.value_or(at), at);
        }
    };
    for (const AgendaPromise& promise : m_desk.snapshot.agenda) {
        if (promise.owner == m_desk.session.agent) {
            lookAt(ownerLaneFrom(promise.due, retryOf(promise.campaign)));
        }
    }
    for (const LeasedContact& contact : m_desk.snapshot.held) {
        if (contact.promise) {
            lookAt(commonLaneFrom(contact.due, true, retryOf(contact.campaign)));
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
            offerLatePromises();
            watchPromises();
            m_desk.publish();
        });
}

void LocalCallDesk::ready()
{
    if (!m_desk.state.agent || worksInOffice(m_desk.state.agent->role) || m_desk.isInCall()) {
        return; // ready asks the server for contacts, which nobody in an office is lent
    }
    if (m_desk.state.agentState != AgentState::Ready) {
        m_desk.enter(AgentState::Ready);
    } else if (m_desk.state.contact) {
        return;
    } else {
        // Ready, and nobody there: the server is asked again, whatever it said last.
        m_desk.ports.sync.syncNow();
        m_desk.ports.sync.promiseDue();
    }
    m_handOut.bringNext();
    watchPromises();
    m_desk.publish();
}

void LocalCallDesk::leaveFor(AgentState state, const StateReason& reason)
{
    if (!m_desk.state.agent || worksInOffice(m_desk.state.agent->role)) {
        return;
    }
    if (m_desk.isInCall()) {
        // Never out of a call: she stops when it is closed.
        const auto then = state == AgentState::Activity ? CloseRequest::Then::Activity : CloseRequest::Then::Pause;
        if (!m_closing.isAfter(then, reason)) {
            m_closing.after(then, reason);
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
    if (m_call.dial(number)) {
        m_closing.forgetUndo();
    }
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
    if (const auto may = m_desk.mayBeginCall(); !may) {
        return answered<Done>(failure(may.error()));
    }
    if (!m_desk.state.contact) {
        return answered<Done>(failure(ErrorCode::NotFound, QStringLiteral("no contact that could be given back")));
    }
    m_desk.contactLeaves = true;
    m_call.dropPendingDraft();
    const LeaseId lease = m_desk.state.contact->contact.lease;
    Promised<Done> answer;
    m_desk.store->local(
        [lease, person = m_desk.state.contact->contact.person.id, draft = typed(*m_desk.state.contact)](
            LocalWork& work) -> Result<DeskSnapshot> {
            work.contacts.remove(lease);
            // What was typed without a call has gone nowhere: it is there when she comes to this desk again.
            if (draft) {
                work.drafts.put(person, *draft);
            } else {
                work.drafts.remove(person);
            }
            return snapshotOf(work);
        },
        m_lifeline.guard([this, answer, lease](Result<DeskSnapshot> snapshot) {
            m_desk.contactLeaves = false;
            if (!snapshot) {
                answer.finish(failure(snapshot.error()));
                return;
            }
            m_handOut.clear();
            m_desk.state.lost.reset();
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
