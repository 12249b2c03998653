#include "core/calls/call_in_hand.h"

#include "core/calls/close_rules.h"
#include "core/calls/next_contact.h"

namespace relais {

namespace {

constexpr std::chrono::milliseconds draftDelay{400};

std::chrono::milliseconds millisecondsOf(std::chrono::nanoseconds span)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(span);
}

std::optional<CallPhase> phaseOf(LineState state)
{
    switch (state) {
    case LineState::AgentRinging: return CallPhase::AgentRinging;
    case LineState::Dialing: return CallPhase::Dialing;
    case LineState::Ringing: return CallPhase::Ringing;
    case LineState::Connected: return CallPhase::Connected;
    case LineState::Idle:
    case LineState::Incoming:
    case LineState::Ended: break;
    }
    return std::nullopt;
}

} // namespace

CallInHand::CallInHand(DeskContext& desk) : m_desk(desk), m_draft(desk.ports.timers)
{
    QObject::connect(&desk.ports.line, &Line::happened, &desk.ports.line,
        m_lifeline.guard([this](const LineEvent& event) { happened(event); }));
}

Result<Done> CallInHand::mayDial(const PhoneNumber& number) const
{
    const DeskState& state = m_desk.state;
    if (!state.contact) {
        return failure(ErrorCode::NotFound, QStringLiteral("no contact on screen"));
    }
    if (const auto may = m_desk.mayBeginCall(); !may) {
        return may;
    }
    if (state.agentState != AgentState::Ready) {
        return failure(ErrorCode::NotCallable, QStringLiteral("not_ready"));
    }
    const LeasedContact& contact = state.contact->contact;
    const bool known = std::any_of(contact.person.contactPoints.begin(), contact.person.contactPoints.end(),
        [&](const ContactPoint& point) { return point.number == number; });
    if (!known) {
        return failure(ErrorCode::NumberRefused, QStringLiteral("not a number of this person"));
    }
    if (!contact.lease.isNull() && !m_desk.ports.sync.leases().mayDial(contact.lease, m_desk.monotonic())) {
        return failure(ErrorCode::LeaseLost, QStringLiteral("less than five minutes remain"));
    }
    const ContactHistory history = m_desk.historyInHand();
    const RuleBook& rules = m_desk.ports.rules;
    const auto may = mayCall(*state.contact->campaign, rules.outcomes, rules.calendar,
        entryFactsOf(contact, history, rules, m_desk.session.centre, m_desk.now()), history, m_desk.now());
    if (!may.allowed) {
        return failure(ErrorCode::NotCallable, may.code);
    }
    return Done{};
}

bool CallInHand::dial(const PhoneNumber& number)
{
    if (!m_desk.wentWell(mayDial(number))) {
        return false;
    }
    const LeasedContact& contact = m_desk.state.contact->contact;
    UnclosedAttempt attempt;
    attempt.body = AttemptStarted{contact.campaign, contact.entry.isNull() ? std::nullopt : std::optional(contact.entry),
        CallDirection::Outbound, number, m_desk.ports.line.kind(), contact.promise};
    const Fact fact = m_desk.factAbout(contact, attempt.body);
    attempt.attempt = fact.id;
    attempt.startedAt = fact.occurredAt;
    attempt.contact = contact;
    const QString name = nameInFull(contact.person.identity);
    m_desk.comesFromHere();
    m_desk.callBegins = true;
    m_desk.state.undo.reset();
    const Fact state = m_desk.fact(AgentStateChanged{AgentState::Ready, AgentState::InCall, std::nullopt});
    m_desk.store->local(
        [fact, state, attempt, name](LocalWork& work) -> Result<Fact> {
            Fact kept = work.outbox.append(fact, name);
            work.outbox.append(state, {});
            work.attempts.open(attempt);
            return kept;
        },
        m_lifeline.guard([this, attempt, number](const Result<Fact>& kept) {
            m_desk.callBegins = false;
            // Nothing was written, so nothing is dialled.
            if (!m_desk.wentWell(kept)) {
                m_desk.publish();
                return;
            }
            m_desk.inHand.push_back(*kept);
            started(attempt, number);
        }));
    return true;
}

void CallInHand::started(const UnclosedAttempt& attempt, const PhoneNumber& number)
{
    m_desk.stands(AgentState::InCall);
    m_desk.state.call = CallView{};
    m_desk.state.call.phase = CallPhase::Dialing;
    m_desk.state.call.number = number;
    m_desk.state.call.attempt = attempt.attempt;
    m_desk.state.call.since = m_desk.monotonic();
    m_connectedAt.reset();
    m_endedAt.reset();
    m_callId = attempt.attempt.text();
    m_desk.publish();
    m_desk.ports.sync.factsWait();
    m_desk.ports.line.dial(m_callId, number);
}

void CallInHand::adoptIncoming(const AttemptId& attempt, const PhoneNumber& number)
{
    m_callId = m_incoming;
    const bool byHand = m_callId.isEmpty();
    m_incoming.clear();
    m_desk.state.incomingCall = false;
    m_desk.state.incomingNumber.clear();
    m_desk.state.call = CallView{};
    m_desk.state.call.phase = CallPhase::Connected;
    m_desk.state.call.number = number;
    m_desk.state.call.attempt = attempt;
    m_desk.state.call.byHand = byHand;
    m_desk.state.call.since = m_desk.monotonic();
    m_connectedAt = m_desk.monotonic();
    m_endedAt.reset();
}

void CallInHand::hangUp()
{
    if (m_desk.state.call.byHand) {
        endByHand();
    } else if (!m_callId.isEmpty()) {
        m_desk.ports.line.hangUp(m_callId);
    }
}

void CallInHand::endByHand()
{
    CallView& call = m_desk.state.call;
    if (call.phase == CallPhase::Ended || !call.attempt) {
        return;
    }
    call.talk = talkSoFar();
    call.phase = CallPhase::Ended;
    call.byHand = false;
    m_callId.clear();
    m_endedAt = m_desk.monotonic();
    call.since = *m_endedAt;
    if (m_desk.state.agentState == AgentState::InCall) {
        m_desk.enter(AgentState::WrapUp);
    }
    m_desk.publish();
}

void CallInHand::takeUpAgain(std::chrono::milliseconds wrapUp)
{
    m_callId.clear();
    m_connectedAt.reset();
    m_endedAt = m_desk.monotonic() - wrapUp;
}

void CallInHand::leaveCall()
{
    const QString left = std::exchange(m_callId, QString());
    if (!left.isEmpty() && !m_desk.state.call.byHand && m_desk.state.call.phase != CallPhase::Ended) {
        m_desk.ports.line.hangUp(left);
    }
}

void CallInHand::happened(const LineEvent& event)
{
    if (event.state == LineState::Incoming || (event.callId == m_incoming && !m_incoming.isEmpty())) {
        incoming(event);
        return;
    }
    if (event.callId != m_callId || m_callId.isEmpty() || m_endedAt) {
        return;
    }
    if (event.state == LineState::Ended) {
        ended(event);
    } else if (const auto phase = phaseOf(event.state)) {
        if (*phase == CallPhase::Connected && !m_connectedAt) {
            m_connectedAt = m_desk.monotonic();
        }
        m_desk.state.call.phase = *phase;
        m_desk.state.call.since = m_desk.monotonic();
    }
    m_desk.publish();
}

void CallInHand::incoming(const LineEvent& event)
{
    const bool over = event.state == LineState::Ended;
    m_incoming = over ? QString() : event.callId;
    m_desk.state.incomingCall = !over;
    m_desk.state.incomingNumber = over ? QString() : event.callerNumber;
    m_desk.publish();
}

void CallInHand::ended(const LineEvent& event)
{
    CallView& call = m_desk.state.call;
    m_endedAt = m_desk.monotonic();
    call.since = *m_endedAt;
    call.cause = event.cause;
    call.proposed = proposedOutcome(event.cause);
    if (event.cause == LineCause::HandedOver) {
        // The softphone has it now, and says nothing: the call goes on, and the adviser states what happened.
        call.phase = CallPhase::HandedOver;
        call.byHand = true;
        return;
    }
    call.phase = CallPhase::Ended;
    call.talk = event.talk;
    if (m_desk.state.agentState == AgentState::InCall) {
        m_desk.enter(AgentState::WrapUp);
    }
}

std::chrono::milliseconds CallInHand::talkSoFar() const
{
    if (m_desk.state.call.phase == CallPhase::Ended) {
        return m_desk.state.call.talk;
    }
    return m_connectedAt ? millisecondsOf(m_desk.monotonic() - *m_connectedAt) : std::chrono::milliseconds{0};
}

std::chrono::milliseconds CallInHand::wrapUpSoFar() const
{
    const bool over = m_endedAt && m_desk.state.call.phase == CallPhase::Ended;
    return over ? millisecondsOf(m_desk.monotonic() - *m_endedAt) : std::chrono::milliseconds{0};
}

void CallInHand::setIdentity(IdentityCheck check)
{
    if (m_desk.state.contact) {
        m_desk.state.contact->identity = check;
        keepDraftNow();
        m_desk.publish();
    }
}

void CallInHand::markNoticeRead()
{
    if (!m_desk.state.contact || !m_desk.state.contact->noticeNeeded) {
        return;
    }
    ContactOnScreen& shown = *m_desk.state.contact;
    const Fact fact = m_desk.factAbout(shown.contact, NoticeRead{shown.campaign->noticeVersion, shown.contact.campaign});
    const QString name = nameInFull(shown.contact.person.identity);
    m_desk.store->local(
        [fact, name](LocalWork& work) -> Result<Done> {
            work.outbox.append(fact, name);
            return Done{};
        },
        m_lifeline.guard(
            [this, person = shown.contact.person.id, version = shown.campaign->noticeVersion](const Result<Done>& done) {
                auto& contact = m_desk.state.contact;
                if (m_desk.wentWell(done) && contact && contact->contact.person.id == person) {
                    contact->noticeNeeded = false;
                    contact->contact.person.noticeVersionRead = version;
                    m_desk.ports.sync.factsWait();
                    m_desk.publish();
                }
            }));
}

void CallInHand::setNote(const QString& note)
{
    if (m_desk.state.contact && m_desk.state.contact->note != note) {
        m_desk.state.contact->note = note;
        m_draft.start(draftDelay, [this] { keepDraftNow(); });
    }
}

void CallInHand::setReportDraft(const CallReport& report)
{
    if (m_desk.state.contact && m_desk.state.contact->reportDraft != report) {
        m_desk.state.contact->reportDraft = report;
        m_draft.start(draftDelay, [this] { keepDraftNow(); });
    }
}

void CallInHand::keepDraftNow()
{
    m_draft.stop();
    if (!m_desk.state.contact) {
        return;
    }
    const ContactOnScreen& shown = *m_desk.state.contact;
    ContactDraft draft{shown.note, std::nullopt, shown.identity};
    if (shown.reportDraft) {
        draft.report = withinLimits(*shown.reportDraft);
    }
    m_desk.store->local(
        [person = shown.contact.person.id, draft](LocalWork& work) -> Result<Done> {
            work.drafts.put(person, draft);
            return Done{};
        },
        m_lifeline.guard([this](const Result<Done>& done) { m_desk.wentWell(done); }));
}

} // namespace relais
