#include "core/calls/closing.h"

#include "core/calls/next_contact.h"
#include "core/calls/pathway_of_call.h"
#include "core/calls/voice_message.h"
#include "core/queue/history_of_facts.h"

#include <algorithm>

namespace relais {

namespace {

constexpr std::chrono::seconds undoTime{10};

bool stopsEverything(const MarkSet& mark)
{
    return mark.set && mark.kind != MarkKind::Emergency;
}

/// What was typed has gone out with the outcome. A report that has not, stays for the other call of hers that still lacks its outcome.
void settleDraft(const ContactOnScreen& shown, const AttemptClosed& closed, LocalWork& work)
{
    const PersonId& person = shown.contact.person.id;
    const auto open = work.attempts.unclosed();
    const bool another =
        std::any_of(open.begin(), open.end(), [&](const UnclosedAttempt& one) { return one.contact.person.id == person; });
    if (another && shown.reportDraft && !closed.report) {
        work.drafts.put(person, {{}, withinLimits(*shown.reportDraft), IdentityCheck::NotConfirmed});
    } else {
        work.drafts.remove(person);
    }
}

} // namespace

NextStepPreview Closing::preview(const CloseRequest& request) const
{
    if (!m_desk.state.contact) {
        return {};
    }
    const ContactOnScreen& shown = *m_desk.state.contact;
    const LeasedContact& contact = shown.contact;
    const RuleBook& rules = m_desk.ports.rules;
    std::vector<Fact> facts = m_desk.inHand;
    ClosingInput input;
    input.campaign = contact.campaign;
    input.agent = m_desk.session.agent;
    input.identity = shown.identity;
    if (m_desk.state.call.attempt) {
        input.attempt = *m_desk.state.call.attempt;
        input.dialled = m_desk.state.call.number;
    } else {
        // Nothing is dialled yet: what would follow if she were called now at her first number.
        if (!contact.history.numbers.empty()) {
            input.dialled = contact.history.numbers.front();
        }
        Fact start = m_desk.factAbout(contact,
            AttemptStarted{contact.campaign, contact.entry, CallDirection::Outbound, input.dialled, m_desk.ports.line.kind(),
                contact.promise});
        input.attempt = start.id;
        facts.push_back(std::move(start));
    }
    input.pathways = pathwaysOf(input.attempt, request, facts);
    for (FactBody& body : closingBodies(request, input)) {
        facts.push_back(m_desk.factAbout(contact, std::move(body)));
    }
    // A save has one time for all its facts; their numbers keep them in order.
    std::int64_t seq = 1'000'000'000;
    for (Fact& fact : facts) {
        fact.deskSeq = ++seq;
    }
    const ContactHistory history = historyWith(contact.history, facts);
    const auto plan = planEntry(
        *shown.campaign, rules.outcomes, rules.calendar, entryFactsOf(contact, history, rules, m_desk.session.centre), history);
    auto preview = previewOf(plan, contact.person.territory, rules.calendar);
    const OutcomeSpec& outcome = rules.outcomes.spec(request.outcome);
    preview.missing = notYetTrue(outcome, shown.identity, shown.noticeNeeded);
    if (!preview.missing) {
        preview.missing = missingFrom(request, outcome, contact.history.numbers.size());
    }
    if (!preview.missing) {
        preview.joining = joiningObstacleOf(request);
        preview.missingFields = missingFieldsOf(request);
        preview.missing = preview.joining     ? std::optional(ErrorCode::InvalidInput)
            : preview.missingFields.isEmpty() ? std::nullopt
                                              : std::optional(ErrorCode::ReportMissing);
    }
    preview.mayLeaveMessage =
        request.outcome == OutcomeCode::AnsweringMachine && mayLeaveVoiceMessage(contact.history, contact.campaign);
    if (m_desk.state.lost && m_desk.state.lost->inCall) {
        // What this desk knows of her is not all any more.
        preview.done = true;
        preview.doneCode = QStringLiteral("taken_away");
        preview.letter.clear();
        preview.due.reset();
        preview.promise = false;
    }
    if (request.callback) {
        const PromiseVerdict verdict = m_desk.verdictOn(*request.callback);
        preview.promiseVerdict = codeOf(verdict);
        if (!mayBePromised(verdict)) {
            preview.missing = preview.missing.value_or(ErrorCode::PromiseNotPossible);
            for (const Window& fit : promisesThatFit(*request.callback, m_desk.now(), rules.calendar, m_desk.session.centre)) {
                preview.promiseFits.push_back(rules.calendar.localTime(fit.from, contact.person.territory));
            }
        }
    }
    return preview;
}

Result<Done> Closing::mayClose(const CloseRequest& request) const
{
    if (!m_desk.state.contact) {
        return failure(ErrorCode::NotFound, QStringLiteral("no contact on screen"));
    }
    if (m_saving) {
        return failure(ErrorCode::Conflict, QStringLiteral("a save is under way"));
    }
    if (!m_desk.state.call.attempt) {
        return failure(ErrorCode::NotDialled, QStringLiteral("attempt: not dialled"));
    }
    const ContactOnScreen& shown = *m_desk.state.contact;
    if (const auto first = notYetTrue(m_desk.ports.rules.outcomes.spec(request.outcome), shown.identity, shown.noticeNeeded)) {
        return failure(*first, QStringLiteral("outcome: it discloses"));
    }
    const auto& numbers = shown.contact.history.numbers;
    if (const auto missing = missingFrom(request, m_desk.ports.rules.outcomes.spec(request.outcome), numbers.size())) {
        return failure(*missing, QStringLiteral("outcome: an answer is missing"));
    }
    if (joiningObstacleOf(request)) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("consents: she cannot join like this"));
    }
    if (const QStringList fields = missingFieldsOf(request); !fields.isEmpty()) {
        return failure(ErrorCode::ReportMissing, fields.join(QStringLiteral(", ")));
    }
    if (request.callback) {
        if (const PromiseVerdict verdict = m_desk.verdictOn(*request.callback); !mayBePromised(verdict)) {
            return failure(ErrorCode::PromiseNotPossible, codeOf(verdict));
        }
    }
    return Done{};
}

UnclosedAttempt Closing::attemptInHand() const
{
    UnclosedAttempt attempt;
    attempt.attempt = *m_desk.state.call.attempt;
    attempt.contact = m_desk.state.contact->contact;
    for (const Fact& fact : m_desk.inHand) {
        if (const auto* body = std::get_if<AttemptStarted>(&fact.body); body != nullptr && fact.id == attempt.attempt) {
            attempt.body = *body;
            attempt.startedAt = fact.occurredAt;
        }
    }
    return attempt;
}

std::optional<JoiningObstacle> Closing::joiningObstacleOf(const CloseRequest& request) const
{
    const ContactOnScreen& shown = *m_desk.state.contact;
    if (request.outcome != OutcomeCode::Enrolled) {
        return std::nullopt;
    }
    const Protocol* joined = joinedByCall(*shown.campaign, m_desk.ports.rules, shown.contact.person.territory, m_desk.now());
    return joined ? joiningObstacle(*joined, joiningByCall(shown.contact, request.consents)) : std::nullopt;
}

QStringList Closing::missingFieldsOf(const CloseRequest& request) const
{
    return request.outcome == OutcomeCode::Fruitful && request.report ? missingReportFields(
               *m_desk.state.contact, m_desk.historyInHand(), m_desk.ports.rules, m_desk.session.centre, *request.report)
                                                                      : QStringList();
}

std::vector<FactBody> Closing::pathwaysOf(
    const AttemptId& attempt, const CloseRequest& request, const std::vector<Fact>& inHand) const
{
    CallOnPathway call{attempt, CallDirection::Outbound, request.outcome, m_desk.now(), request.consents};
    for (const Fact& fact : inHand) {
        if (const auto* started = std::get_if<AttemptStarted>(&fact.body); started != nullptr && fact.id == attempt) {
            call.direction = started->direction;
        }
    }
    return pathwayBodies(*m_desk.state.contact, m_desk.historyInHand(), m_desk.ports.rules, m_desk.session.centre, call);
}

QFuture<Result<Done>> Closing::close(const CloseRequest& request, std::function<void()> signOut)
{
    if (const auto may = mayClose(request); !may) {
        return answered<Done>(failure(may.error()));
    }
    DeskState& state = m_desk.state;
    const ContactOnScreen shown = *state.contact;
    const LeasedContact& contact = shown.contact;
    const ClosingInput input{*state.call.attempt, contact.campaign,
        contact.entry.isNull() ? std::nullopt : std::optional(contact.entry), m_desk.session.agent, shown.identity,
        state.call.cause, m_call.talkSoFar(), m_call.wrapUpSoFar(), state.call.number, shown.note,
        pathwaysOf(*state.call.attempt, request, m_desk.inHand)};
    Saved save{{}, attemptInHand(), shown, state.call, {}, request, m_desk.cameFrom, m_desk.cameFromReason};
    for (FactBody& body : closingBodies(request, input)) {
        save.facts.push_back(m_desk.factAbout(contact, std::move(body)));
    }
    const CloseRequest::Then then = thenOf(request);
    const StateReason reason = request.then == CloseRequest::Then::Next ? state.afterReason : request.pauseReason;
    AgentStateChanged change{state.agentState, AgentState::Ready, std::nullopt};
    if (then == CloseRequest::Then::Pause || then == CloseRequest::Then::Activity) {
        change.to = then == CloseRequest::Then::Pause ? AgentState::Pause : AgentState::Activity;
        change.reason = reason;
    } else if (then == CloseRequest::Then::Next) {
        change.to = m_desk.cameFrom;
        change.reason = m_desk.cameFromReason;
    }
    const Fact stateFact = m_desk.fact(change);
    const bool stops = std::any_of(request.marks.begin(), request.marks.end(), stopsEverything);
    std::optional<AgendaPromise> promise;
    for (const Fact& fact : save.facts) {
        if (const auto* made = std::get_if<PromiseMade>(&fact.body)) {
            promise = AgendaPromise{fact.id, made->campaign, made->entry, made->due, made->owner,
                made->owner ? m_desk.session.displayName : QString(), made->reason, contact.person.id,
                nameInFull(contact.person.identity), made->owner ? std::optional(contact.person) : std::nullopt};
        }
    }
    for (const AgendaPromise& one : m_desk.snapshot.agenda) {
        if (one.person == contact.person.id) {
            save.agendaBefore.push_back(one);
        }
    }
    m_saving = true;
    m_call.dropPendingDraft();
    Promised<Done> answer;
    m_desk.store->local(
        [save, stateFact, stops, promise](LocalWork& work) -> Result<DeskSnapshot> {
            const LeasedContact& closed = save.shown.contact;
            const QString name = nameInFull(closed.person.identity);
            for (const Fact& fact : save.facts) {
                work.outbox.append(fact, name);
            }
            work.outbox.append(stateFact, {});
            work.attempts.close(save.attempt.attempt);
            settleDraft(save.shown, std::get<AttemptClosed>(save.facts.front().body), work);
            // An own promise may have come on screen from the agenda, and been lent meanwhile: that lease is used up too.
            for (const LeasedContact& held : work.contacts.held()) {
                if (held.lease == closed.lease || held.person.id == closed.person.id) {
                    work.contacts.setState(held.lease, HeldState::Closed);
                }
            }
            if (stops) {
                work.agenda.removeOfPerson(closed.person.id);
            }
            if (promise && !stops) {
                work.agenda.put(*promise);
            }
            return snapshotOf(work);
        },
        m_lifeline.guard([this, save, answer, then, change, signOut = std::move(signOut)](Result<DeskSnapshot> snapshot) mutable {
            m_saving = false;
            if (!snapshot) {
                // Nothing of it was written: all is still on screen, and can be saved again.
                answer.finish(failure(snapshot.error()));
                m_desk.publish();
                return;
            }
            m_call.leaveCall();
            m_saved = std::move(save);
            m_desk.state.call = CallView{};
            m_desk.take(std::move(*snapshot));
            saved(then, change, signOut);
            answer.finish(Done{});
        }));
    return answer.future();
}

CloseRequest::Then Closing::thenOf(const CloseRequest& request) const
{
    const DeskState& state = m_desk.state;
    return request.then != CloseRequest::Then::Next ? request.then
        : state.signOutAfter                        ? CloseRequest::Then::SignOut
        : state.activityAfter                       ? CloseRequest::Then::Activity
        : state.pauseAfter                          ? CloseRequest::Then::Pause
                                                    : CloseRequest::Then::Next;
}

void Closing::saved(CloseRequest::Then then, const AgentStateChanged& change, const std::function<void()>& signOut)
{
    DeskState& state = m_desk.state;
    const auto& closing = std::get<AttemptClosed>(m_saved->facts.front().body);
    state.undo = UndoOffer{nameInList(m_saved->shown.contact.person.identity), closing.outcome, m_desk.monotonic() + undoTime};
    m_expiry.start(undoTime, [this] {
        forgetUndo();
        m_desk.publish();
    });
    m_handOut.clear();
    state.lost.reset();
    state.pauseAfter = false;
    state.activityAfter = false;
    state.signOutAfter = false;
    m_desk.stands(change.to, change.reason);
    const bool next = then == CloseRequest::Then::Next && change.to == AgentState::Ready;
    if (!next) {
        // Her draft is kept; whoever comes back is handed out anew.
        m_desk.prepared.reset();
    }
    if (then == CloseRequest::Then::SignOut) {
        m_desk.ports.sync.follow(AgentState::SignedOut);
    }
    if (next && !m_handOut.bringPrepared()) {
        m_handOut.bringNext();
    }
    m_desk.publish();
    m_desk.ports.sync.factsWait();
    if (then == CloseRequest::Then::SignOut) {
        signOut();
    }
}

QFuture<Result<Done>> Closing::undo()
{
    if (!m_saved || !m_desk.state.undo || !m_desk.mayBeginCall() || m_saving) {
        return answered<Done>(failure(ErrorCode::NotFound, QStringLiteral("nothing to take back")));
    }
    if (m_desk.state.contact && !m_desk.state.contact->note.isEmpty()) {
        m_call.keepDraftNow();
    }
    std::vector<Fact> back;
    for (const Fact& fact : m_saved->facts) {
        Fact retraction = m_desk.factAbout(m_saved->shown.contact, Retracted{});
        retraction.corrects = fact.id;
        back.push_back(std::move(retraction));
    }
    const Fact state = m_desk.fact(AgentStateChanged{m_desk.state.agentState, AgentState::WrapUp, std::nullopt});
    m_saving = true;
    m_desk.callBegins = true;
    Promised<Done> answer;
    m_desk.store->local(
        [back, state, save = *m_saved](LocalWork& work) -> Result<DeskSnapshot> {
            const LeasedContact& contact = save.shown.contact;
            for (const Fact& fact : back) {
                work.outbox.append(fact, nameInFull(contact.person.identity));
            }
            work.outbox.append(state, {});
            work.attempts.open(save.attempt);
            ContactDraft draft{save.shown.note, std::nullopt, save.shown.identity};
            if (const auto& closed = std::get<AttemptClosed>(save.facts.front().body); closed.report) {
                draft.report = closed.report;
            } else if (save.shown.reportDraft) {
                draft.report = withinLimits(*save.shown.reportDraft);
            }
            work.drafts.put(contact.person.id, draft);
            if (!contact.lease.isNull()) {
                work.contacts.setState(contact.lease, HeldState::Held);
            }
            work.agenda.removeOfPerson(contact.person.id);
            for (const AgendaPromise& promise : save.agendaBefore) {
                work.agenda.put(promise);
            }
            return snapshotOf(work);
        },
        m_lifeline.guard([this, answer, save = *m_saved](Result<DeskSnapshot> snapshot) {
            m_saving = false;
            m_desk.callBegins = false;
            if (!snapshot) {
                answer.finish(failure(snapshot.error()));
                return;
            }
            forgetUndo();
            m_desk.cameFrom = save.cameFrom;
            m_desk.cameFromReason = save.cameFromReason;
            m_desk.stands(AgentState::WrapUp);
            m_handOut.show(save.shown.contact, save.shown.origin);
            m_desk.state.contact->note = save.shown.note;
            m_desk.state.contact->identity = save.shown.identity;
            m_desk.state.contact->noticeNeeded = save.shown.noticeNeeded;
            m_desk.state.contact->takenBack = save.chosen;
            const auto& closed = std::get<AttemptClosed>(save.facts.front().body);
            m_desk.state.contact->reportDraft = closed.report ? closed.report : save.shown.reportDraft;
            m_desk.state.call = save.call;
            m_desk.state.call.phase = CallPhase::Ended;
            m_desk.state.call.byHand = false;
            m_desk.state.call.talk = closed.talk;
            m_desk.state.call.since = m_desk.monotonic();
            m_call.takeUpAgain(closed.wrapUp);
            Fact started = m_desk.factAbout(save.shown.contact, save.attempt.body);
            started.id = save.attempt.attempt;
            started.occurredAt = save.attempt.startedAt;
            m_desk.inHand = {started};
            m_desk.take(std::move(*snapshot));
            m_desk.ports.sync.factsWait();
            m_desk.publish();
            answer.finish(Done{});
        }));
    return answer.future();
}

bool Closing::isAfter(CloseRequest::Then then, const StateReason& reason) const
{
    const DeskState& state = m_desk.state;
    switch (then) {
    case CloseRequest::Then::Next: break;
    case CloseRequest::Then::Pause: return state.pauseAfter && state.afterReason == reason;
    case CloseRequest::Then::Activity: return state.activityAfter && state.afterReason == reason;
    case CloseRequest::Then::SignOut: return state.signOutAfter;
    }
    return false;
}

void Closing::after(CloseRequest::Then then, const StateReason& reason)
{
    DeskState& state = m_desk.state;
    const bool again = isAfter(then, reason);
    state.pauseAfter = then == CloseRequest::Then::Pause && !again;
    state.activityAfter = then == CloseRequest::Then::Activity && !again;
    state.signOutAfter = then == CloseRequest::Then::SignOut && !again;
    state.afterReason = again ? StateReason{} : reason;
    m_desk.publish();
}

void Closing::forgetUndo()
{
    m_expiry.stop();
    m_saved.reset();
    m_desk.state.undo.reset();
}

} // namespace relais
