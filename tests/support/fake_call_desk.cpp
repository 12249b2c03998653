#include "tests/support/fake_call_desk.h"

#include "core/calls/outcome_catalogue.h"
#include "tests/support/sample_people.h"

#include <QPromise>

namespace relais::test {
namespace {

template <typename T>
QFuture<Result<T>> answerOf(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace

FakeCallDesk::FakeCallDesk(TestClock& clock) : m_clock(clock)
{
    m_state.line = {true, true, true, true, false};
    m_state.lineKind = QStringLiteral("simulated");
    m_state.sync = {SyncState::UpToDate, 0, 0, clock.now(), {}};
    m_state.now_ = clock.now();
    m_state.stateSince = clock.monotonic();
}

void FakeCallDesk::say()
{
    m_state.now_ = m_clock.now();
    Q_EMIT changed();
}

std::optional<Error> FakeCallDesk::takeError()
{
    auto error = nextError;
    nextError.reset();
    return error;
}

void FakeCallDesk::setAgentState(AgentState state, std::optional<StateReason> reason)
{
    m_state.agentState = state;
    m_state.stateReason = std::move(reason);
    m_state.stateSince = m_clock.monotonic();
}

void FakeCallDesk::signInAs(Role role)
{
    m_state.agent = SignedInAgent{sampleId<AgentId>(1), CentreId{QStringLiteral("albi")},
        role == Role::EnrolmentCaller ? QStringLiteral("Karim B.") : QStringLiteral("Marie L."), QStringLiteral("Albi"), role,
        false};
    setAgentState(AgentState::Ready);
    say();
}

void FakeCallDesk::show(ContactOnScreen contact)
{
    contact.showing = ++m_showings;
    m_state.contact = std::move(contact);
}

void FakeCallDesk::bring(ContactOnScreen contact)
{
    show(std::move(contact));
    m_state.call = {};
    m_state.noContact.reset();
    m_state.looking = false;
    say();
}

void FakeCallDesk::queue(ContactOnScreen contact)
{
    m_queue.push_back(std::move(contact));
}

void FakeCallDesk::answer()
{
    m_state.call.phase = CallPhase::Connected;
    m_state.call.since = m_clock.monotonic();
    say();
}

void FakeCallDesk::endCall(LineCause cause, std::optional<OutcomeCode> proposed)
{
    m_state.call.talk = std::chrono::duration_cast<std::chrono::milliseconds>(
        m_state.call.phase == CallPhase::Connected ? m_clock.monotonic() - m_state.call.since : std::chrono::nanoseconds(0));
    m_state.call.phase = CallPhase::Ended;
    m_state.call.cause = cause;
    m_state.call.proposed = proposed;
    setAgentState(AgentState::WrapUp);
    say();
}

void FakeCallDesk::goOffline()
{
    m_state.sync.state = SyncState::Offline;
    m_state.sync.unsent = 3;
    m_state.sync.error = Error{ErrorCode::Unreachable, {}};
    say();
}

void FakeCallDesk::refuse(const RefusedFact& fact)
{
    m_refused.push_back(fact);
    m_state.sync.refused = static_cast<int>(m_refused.size());
    say();
}

QFuture<Result<Done>> FakeCallDesk::signIn(const QString& login, const QString& password)
{
    if (const auto error = takeError()) {
        return answerOf<Done>(failure(*error));
    }
    if (password != u"relais") {
        return answerOf<Done>(failure(ErrorCode::WrongPassword));
    }
    signInAs(login == u"karim" ? Role::EnrolmentCaller : Role::NurseAdviser);
    return answerOf<Done>(Done{});
}

QFuture<Result<Done>> FakeCallDesk::signOut()
{
    m_state.agent.reset();
    m_state.contact.reset();
    setAgentState(AgentState::SignedOut);
    say();
    return answerOf<Done>(Done{});
}

void FakeCallDesk::bringNext()
{
    m_state.call = {};
    if (m_queue.empty()) {
        m_state.contact.reset();
        m_state.noContact = NoContact{QStringLiteral("queue_empty"), {}};
    } else {
        show(m_queue.front());
        m_queue.erase(m_queue.begin());
        m_state.noContact.reset();
    }
}

void FakeCallDesk::ready()
{
    setAgentState(AgentState::Ready);
    if (!m_state.contact) {
        bringNext();
    }
    say();
}

void FakeCallDesk::pause(const StateReason& reason)
{
    m_state.contact.reset();
    setAgentState(AgentState::Pause, reason);
    say();
}

void FakeCallDesk::activity(const StateReason& reason)
{
    m_state.contact.reset();
    setAgentState(AgentState::Activity, reason);
    say();
}

void FakeCallDesk::after(CloseRequest::Then then, const StateReason& reason)
{
    const bool same = m_state.afterReason == reason;
    m_state.pauseAfter = then == CloseRequest::Then::Pause && !(m_state.pauseAfter && same);
    m_state.activityAfter = then == CloseRequest::Then::Activity && !(m_state.activityAfter && same);
    m_state.signOutAfter = then == CloseRequest::Then::SignOut && !m_state.signOutAfter;
    m_state.afterReason = reason;
    say();
}

void FakeCallDesk::dial(const PhoneNumber& number)
{
    m_state.call = {};
    m_state.call.phase = CallPhase::Ringing;
    m_state.call.number = number;
    m_state.call.attempt = sampleId<AttemptId>(77);
    m_state.call.since = m_clock.monotonic();
    setAgentState(AgentState::InCall);
    say();
}

void FakeCallDesk::hangUp()
{
    endCall(m_state.call.phase == CallPhase::Connected ? LineCause::Completed : LineCause::Cancelled, {});
}

void FakeCallDesk::setIdentity(IdentityCheck check)
{
    if (m_state.contact) {
        m_state.contact->identity = check;
    }
    say();
}

void FakeCallDesk::markNoticeRead()
{
    if (m_state.contact) {
        m_state.contact->noticeNeeded = false;
    }
    say();
}

void FakeCallDesk::setNote(const QString& note)
{
    notes.push_back(note);
    if (m_state.contact) {
        m_state.contact->note = note;
    }
}

void FakeCallDesk::setReportDraft(const CallReport& report)
{
    if (m_state.contact) {
        m_state.contact->reportDraft = report;
    }
}

QFuture<Result<Done>> FakeCallDesk::close(const CloseRequest& request)
{
    if (const auto error = takeError()) {
        return answerOf<Done>(failure(*error));
    }
    closed.push_back(request);
    m_last = m_state.contact;
    m_state.undo = UndoOffer{QStringLiteral("Rousseau M."), request.outcome, m_clock.monotonic() + std::chrono::seconds(10)};
    const bool stop = request.then == CloseRequest::Then::Pause || m_state.pauseAfter;
    m_state.pauseAfter = false;
    m_state.contact.reset();
    if (stop) {
        setAgentState(AgentState::Pause, StateReason{QStringLiteral("short")});
    } else {
        setAgentState(AgentState::Ready);
        bringNext();
    }
    say();
    return answerOf<Done>(Done{});
}

QFuture<Result<Done>> FakeCallDesk::undo()
{
    ++undone;
    if (m_state.contact) {
        m_queue.insert(m_queue.begin(), *m_state.contact);
    }
    if (m_last) {
        show(*m_last);
    }
    if (!closed.empty()) {
        m_state.contact->takenBack = closed.back();
        closed.pop_back();
    }
    m_state.undo.reset();
    setAgentState(AgentState::WrapUp);
    say();
    return answerOf<Done>(Done{});
}

QFuture<Result<Done>> FakeCallDesk::giveBack()
{
    ++givenBack;
    bringNext();
    say();
    return answerOf<Done>(Done{});
}

QFuture<Result<Done>> FakeCallDesk::mark(const MarkSet& mark)
{
    marked.push_back(mark);
    say();
    return answerOf<Done>(Done{});
}

QFuture<Result<Done>> FakeCallDesk::record(const std::vector<FactBody>& bodies)
{
    if (!m_state.contact) {
        return answerOf<Done>(failure(ErrorCode::NotFound));
    }
    if (auto error = takeError()) {
        return answerOf<Done>(failure(*error));
    }
    for (const FactBody& body : bodies) {
        recorded.push_back(body);
        if (const auto* consent = std::get_if<ConsentSaid>(&body)) {
            stand(*consent, m_clock.now(), m_state.contact->contact.person.consents);
        }
        if (const auto* mark = std::get_if<MarkSet>(&body)) {
            ContactHistory& history = m_state.contact->history;
            PersonSlice& person = m_state.contact->contact.person;
            const auto now = [&](MarkKind kind, bool before) { return mark->kind == kind ? mark->set : before; };
            history.withdrawn = person.withdrawn = now(MarkKind::Withdrawal, person.withdrawn);
            history.objected = person.objected = now(MarkKind::Objection, person.objected);
            history.deceased = person.deceased = now(MarkKind::Deceased, person.deceased);
        }
        if (const auto* said = std::get_if<PathwaySaid>(&body)) {
            m_state.contact->history.pathways.push_back({FactId(), m_clock.now(), DeskId(), ++m_recordSeq, *said});
        }
    }
    say();
    return answerOf<Done>(Done{});
}

QFuture<Result<Done>> FakeCallDesk::markNumber(const PhoneNumber& number, bool usable)
{
    if (m_state.contact) {
        for (ContactPoint& point : m_state.contact->contact.person.contactPoints) {
            if (point.number == number) {
                point.usable = usable;
            }
        }
    }
    say();
    return answerOf<Done>(Done{});
}

QFuture<Result<QString>> FakeCallDesk::revealNir()
{
    if (m_state.sync.state == SyncState::Offline) {
        return answerOf<QString>(failure(ErrorCode::Unreachable));
    }
    ++revealed;
    if (nirIsLate) {
        m_lateNir.emplace();
        m_lateNir->start();
        return m_lateNir->future();
    }
    return answerOf<QString>(QStringLiteral("2 64 09 75 123 456 78"));
}

void FakeCallDesk::answerNir()
{
    m_lateNir->addResult(QStringLiteral("2 64 09 75 123 456 78"));
    m_lateNir->finish();
}

QFuture<Result<std::vector<PersonFound>>> FakeCallDesk::search(const QString& text)
{
    if (m_state.sync.state == SyncState::Offline) {
        return answerOf<std::vector<PersonFound>>(failure(ErrorCode::Unreachable));
    }
    std::vector<PersonFound> found;
    for (const auto& [name, person] : people) {
        if (name.contains(text, Qt::CaseInsensitive)) {
            found.push_back(person);
        }
    }
    return answerOf<std::vector<PersonFound>>(std::move(found));
}

QFuture<Result<Done>> FakeCallDesk::openInbound(const PersonId& person, const QString&)
{
    inbound = person;
    if (m_state.contact) {
        m_queue.insert(m_queue.begin(), *m_state.contact);
    }
    ContactOnScreen contact = someMember(m_clock.now());
    contact.contact.person.id = person;
    contact.origin = ContactOrigin::Inbound;
    show(contact);
    answer();
    return answerOf<Done>(Done{});
}

QFuture<Result<std::vector<AgendaItem>>> FakeCallDesk::agenda()
{
    return answerOf<std::vector<AgendaItem>>(promised);
}

QFuture<Result<std::vector<SlotCapacity>>> FakeCallDesk::slotCapacities(QDate)
{
    return answerOf<std::vector<SlotCapacity>>(std::vector<SlotCapacity>{
        {QStringLiteral("9-11"), QTime(9, 0), QTime(11, 0), 4, 4}, {QStringLiteral("14-17"), QTime(14, 0), QTime(17, 0), 6, 3}});
}

QFuture<Result<std::vector<OpenAttempt>>> FakeCallDesk::openAttempts()
{
    return answerOf<std::vector<OpenAttempt>>(unfinished);
}

QFuture<Result<Done>> FakeCallDesk::resumeAttempt(const AttemptId& attempt)
{
    std::erase_if(unfinished, [&](const OpenAttempt& each) { return each.attempt == attempt; });
    m_state.openAttempts = static_cast<int>(unfinished.size());
    ContactOnScreen contact = someMember(m_clock.now());
    contact.origin = ContactOrigin::Resumed;
    show(contact);
    endCall(LineCause::Unknown, {});
    return answerOf<Done>(Done{});
}

QFuture<Result<std::vector<RefusedFact>>> FakeCallDesk::refusedFacts()
{
    return answerOf<std::vector<RefusedFact>>(m_refused);
}

QFuture<Result<Done>> FakeCallDesk::resend(const FactId& refused, const CloseRequest& corrected, const QString&)
{
    if (const auto error = takeError()) {
        return answerOf<Done>(failure(*error));
    }
    ++resent;
    correction = corrected;
    std::erase_if(m_refused, [&](const RefusedFact& fact) { return fact.fact == refused; });
    m_state.sync.refused = static_cast<int>(m_refused.size());
    say();
    return answerOf<Done>(Done{});
}

QFuture<Result<Done>> FakeCallDesk::seen(const FactId& seen)
{
    ++seenFacts;
    std::erase_if(m_refused, [&](const RefusedFact& fact) { return fact.fact == seen; });
    m_state.sync.refused = static_cast<int>(m_refused.size());
    say();
    return answerOf<Done>(Done{});
}

QFuture<Result<DayCounters>> FakeCallDesk::countersOfToday()
{
    return answerOf<DayCounters>(DayCounters{25, 9, 8, 16, 4, 1, std::chrono::minutes(131), std::chrono::minutes(24)});
}

QFuture<Result<std::vector<WaitingAlert>>> FakeCallDesk::alerts()
{
    if (const auto error = takeError()) {
        return answerOf<std::vector<WaitingAlert>>(failure(*error));
    }
    if (m_state.sync.state == SyncState::Offline) {
        return answerOf<std::vector<WaitingAlert>>(failure(ErrorCode::Unreachable));
    }
    return answerOf<std::vector<WaitingAlert>>(alertsWaiting);
}

QFuture<Result<Done>> FakeCallDesk::answerAlert(const PersonId&, const FactId& alert, const QString& note)
{
    if (const auto error = takeError()) {
        return answerOf<Done>(failure(*error));
    }
    alertAnswers.push_back({alert, note});
    std::erase_if(alertsWaiting, [&](const WaitingAlert& one) { return one.alert == alert; });
    say();
    return answerOf<Done>(Done{});
}

QFuture<Result<PlannedCalls>> FakeCallDesk::plannedCalls()
{
    if (const auto error = takeError()) {
        return answerOf<PlannedCalls>(failure(*error));
    }
    return m_state.sync.state == SyncState::Offline ? answerOf<PlannedCalls>(failure(ErrorCode::Unreachable))
                                                    : answerOf<PlannedCalls>(centrePlanned);
}

QFuture<Result<PhoneCohorts>> FakeCallDesk::phoneCohorts()
{
    if (const auto error = takeError()) {
        return answerOf<PhoneCohorts>(failure(*error));
    }
    return m_state.sync.state == SyncState::Offline ? answerOf<PhoneCohorts>(failure(ErrorCode::Unreachable))
                                                    : answerOf<PhoneCohorts>(centreCohorts);
}

QFuture<Result<CohortRun>> FakeCallDesk::chooseCohort(const CohortRequest& request)
{
    if (const auto error = takeError()) {
        return answerOf<CohortRun>(failure(*error));
    }
    if (m_state.sync.state == SyncState::Offline) {
        return answerOf<CohortRun>(failure(ErrorCode::Unreachable));
    }
    cohortsAsked.push_back(request);
    CohortRun run;
    run.id = request.id;
    run.pathway = request.pathway;
    run.cause = CohortRun::Cause::Agent;
    run.said = {request.nurseHundredths, request.everyDays};
    for (PhoneCohorts::OfPathway& one : centreCohorts.pathways) {
        if (one.pathway == request.pathway) {
            one.open = run;
        }
    }
    return answerOf<CohortRun>(run);
}

void FakeCallDesk::syncNow()
{
    m_state.sync.freshAt = m_clock.now();
    say();
}

} // namespace relais::test
