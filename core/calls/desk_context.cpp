#include "core/calls/desk_context.h"

#include "core/activity/agent_state_machine.h"
#include "core/calls/next_contact.h"
#include "core/queue/history_of_facts.h"

#include <algorithm>

namespace relais {

namespace {

/// As her history says now.
void letMarkStand(MarkKind kind, const ContactHistory& history, PersonSlice& person)
{
    switch (kind) {
    case MarkKind::Withdrawal: person.withdrawn = history.withdrawn; break;
    case MarkKind::Objection: person.objected = history.objected; break;
    case MarkKind::Deceased: person.deceased = history.deceased; break;
    case MarkKind::Emergency: break;
    }
}

} // namespace

QString nameInList(const PersonIdentity& identity)
{
    const QString family = identity.familyName();
    const QString initial = identity.firstName.isEmpty() ? QString() : u' ' + identity.firstName.left(1).toUpper() + u'.';
    // Lists write names in capitals; each part keeps its first: "LE GOFF" is "Le Goff", "N’GUYEN" is "N’Guyen".
    QString name = family.toLower();
    bool first = true;
    for (QChar& letter : name) {
        letter = first ? letter.toUpper() : letter;
        first = !letter.isLetter();
    }
    return name + initial;
}

QString nameInFull(const PersonIdentity& identity)
{
    return (identity.firstName + u' ' + identity.familyName().toUpper()).trimmed();
}

bool DeskContext::isInCall() const
{
    return callBegins || state.call.attempt.has_value();
}

Result<Done> DeskContext::mayBeginCall() const
{
    if (!state.agent) {
        return failure(ErrorCode::NotSignedIn);
    }
    if (isInCall()) {
        return failure(ErrorCode::Conflict, QStringLiteral("a call is without outcome"));
    }
    if (contactLeaves) {
        return failure(ErrorCode::Conflict, QStringLiteral("the contact on screen is being left"));
    }
    return Done{};
}

Fact DeskContext::fact(FactBody body) const
{
    Fact made;
    made.id = ports.ids.make<FactId>();
    made.centre = session.centre;
    made.agent = session.agent;
    made.desk = desk.desk;
    made.occurredAt = now();
    made.body = std::move(body);
    return made;
}

Fact DeskContext::factAbout(const LeasedContact& contact, FactBody body) const
{
    Fact made = fact(std::move(body));
    made.person = contact.person.id;
    if (!contact.lease.isNull()) {
        made.fence = contact.fence;
    }
    return made;
}

void DeskContext::stands(AgentState now, std::optional<StateReason> reason)
{
    state.agentState = now;
    state.stateReason = std::move(reason);
    state.stateSince = monotonic();
    ports.sync.follow(now);
    moved();
}

void DeskContext::comesFromHere()
{
    const bool away = state.agentState == AgentState::Pause || state.agentState == AgentState::Activity;
    cameFrom = away ? state.agentState : AgentState::Ready;
    cameFromReason = away ? state.stateReason : std::nullopt;
}

PromiseVerdict DeskContext::verdictOn(const Window& callback) const
{
    const Calendar& calendar = ports.rules.calendar;
    const LocalTime at = calendar.localTime(callback.from, calendar.territoryOfCentre(session.centre));
    // Offline nobody knows how full a slot is; it is not refused for that in any case.
    int taken = 0;
    int capacity = 1;
    if (const auto known = capacities.find(at.date); known != capacities.end()) {
        for (const SlotCapacity& slot : known->second) {
            if (slot.from <= at.time && at.time < slot.until) {
                taken = slot.taken;
                capacity = slot.capacity;
            }
        }
    }
    return judgePromise(callback, now(), calendar, session.centre, taken, capacity);
}

void DeskContext::enter(AgentState to, std::optional<StateReason> reason)
{
    const AgentStateChanged change{state.agentState, to, std::move(reason)};
    if (!isChange(change, state.stateReason)) {
        return;
    }
    const Fact made = fact(change);
    stands(to, change.reason);
    store->local(
        [made](LocalWork& work) -> Result<Done> {
            work.outbox.append(made, {});
            return Done{};
        },
        m_lifeline.guard([this](const Result<Done>& done) {
            if (wentWell(done)) {
                ports.sync.factsWait();
            }
        }));
}

ContactHistory DeskContext::historyInHand() const
{
    return state.contact ? historyWith(state.contact->contact.history, inHand) : ContactHistory{};
}

void DeskContext::take(DeskSnapshot read)
{
    snapshot = std::move(read);
    // The server may not have heard yet of the last try when it told the agenda.
    std::erase_if(snapshot.agenda, [this](AgendaPromise& promise) { return !followsPlan(promise, ports.rules, session.centre); });
    state.openAttempts = snapshot.unclosed - (state.call.attempt ? 1 : 0);
}

void DeskContext::listWaiting()
{
    state.now.clear();
    state.today.clear();
    const Instant at = now();
    const auto isCurrent = [this](const PersonId& person) { return state.contact && state.contact->contact.person.id == person; };
    if (state.contact) {
        const LeasedContact& contact = state.contact->contact;
        const auto due = contact.promise ? std::optional(contact.due.from) : std::nullopt;
        state.now.push_back(
            {contact.person.id, nameInList(contact.person.identity), due, contact.reasons, due && contact.due.until < at, true});
    }
    for (const AgendaPromise& promise : snapshot.agenda) {
        if (promise.owner != session.agent || isCurrent(promise.person)) {
            continue;
        }
        const QString name = promise.slice ? nameInList(promise.slice->identity) : promise.personName;
        WaitingContact waiting{promise.person, name, promise.due.from, {promiseReason(promise)}, promise.due.until < at, false};
        if (promise.due.from <= at + std::chrono::hours(1)) {
            state.now.push_back(std::move(waiting));
        } else if (promise.due.from < at + std::chrono::hours(12)) {
            state.today.push_back(std::move(waiting));
        }
    }
    for (const LeasedContact& contact : snapshot.held) {
        const bool promised = std::any_of(state.now.begin(), state.now.end(),
            [&](const WaitingContact& waiting) { return waiting.person == contact.person.id; });
        if (!isCurrent(contact.person.id) && !promised) {
            state.today.push_back(
                {contact.person.id, nameInList(contact.person.identity), std::nullopt, contact.reasons, false, false});
        }
    }
}

void DeskContext::publish()
{
    listWaiting();
    if (state.contact) {
        state.contact->history = historyInHand();
        PersonSlice& person = state.contact->contact.person;
        for (const Fact& fact : inHand) {
            // What was said here stands, also over a slice that the server made before it heard of it.
            if (const auto* consent = std::get_if<ConsentSaid>(&fact.body)) {
                stand(*consent, fact.occurredAt, person.consents);
            } else if (const auto* mark = std::get_if<MarkSet>(&fact.body)) {
                letMarkStand(mark->kind, state.contact->history, person);
            }
        }
    }
    state.now_ = now();
    state.sync = ports.sync.view();
    state.line = ports.line.capabilities();
    state.lineKind = ports.line.kind();
    changed();
}

} // namespace relais
