#include "core/calls/desk_paperwork.h"

#include "core/calls/close_rules.h"
#include "core/outbox/fact_json.h"

#include <algorithm>
#include <map>
#include <set>

namespace relais {

namespace {

/// The beginning of the call whose outcome this is, as far as this desk knows it.
AttemptStarted startOf(const AttemptClosed& closed, const Fact& fact, LocalWork& work)
{
    if (fact.person) {
        for (const KeptFact& kept : work.deliveries.ofPerson(*fact.person)) {
            const auto* started = std::get_if<AttemptStarted>(&kept.fact.body);
            if (started != nullptr && kept.fact.id == closed.attempt) {
                return *started;
            }
        }
    }
    return {};
}

bool isQuestionnaire(const FactBody& body)
{
    const auto* said = std::get_if<PathwaySaid>(&body);
    return said != nullptr && std::holds_alternative<QuestionnaireSaid>(said->body);
}

} // namespace

DayCounters countersOf(const std::vector<KeptFact>& facts, const OutcomeCatalogue& outcomes)
{
    std::set<FactId> gone;
    for (const KeptFact& kept : facts) {
        if (kept.fact.corrects) {
            gone.insert(*kept.fact.corrects);
        }
    }
    DayCounters counters;
    for (const KeptFact& kept : facts) {
        if (gone.contains(kept.fact.id)) {
            continue;
        }
        if (std::holds_alternative<AttemptStarted>(kept.fact.body)) {
            ++counters.attempts;
        }
        const auto* closed = std::get_if<AttemptClosed>(&kept.fact.body);
        if (closed == nullptr) {
            continue;
        }
        const OutcomeSpec& spec = outcomes.spec(closed->outcome);
        counters.reached += spec.reached ? 1 : 0;
        counters.fruitful += spec.outcomeClass == OutcomeClass::Fruitful ? 1 : 0;
        counters.unfruitful += spec.outcomeClass == OutcomeClass::Unfruitful ? 1 : 0;
        counters.pledges += closed->outcome == OutcomeCode::Pledge ? 1 : 0;
        counters.refusals += closed->outcome == OutcomeCode::Refused ? 1 : 0;
        counters.talk += closed->talk;
        counters.wrapUp += closed->wrapUp;
    }
    return counters;
}

QFuture<Result<std::vector<AgendaItem>>> DeskPaperwork::agenda()
{
    const Instant now = m_desk.now();
    std::vector<AgendaItem> items;
    for (const AgendaPromise& promise : m_desk.snapshot.agenda) {
        const QString name = promise.slice ? nameInFull(promise.slice->identity) : promise.personName;
        items.push_back({promise.promise, promise.person, name, promise.due, promise.ownerName,
            promise.owner == m_desk.session.agent, promise.due.until < now, promise.reason});
    }
    return answered<std::vector<AgendaItem>>(std::move(items));
}

QFuture<Result<std::vector<SlotCapacity>>> DeskPaperwork::slotCapacities(QDate date)
{
    Promised<std::vector<SlotCapacity>> answer;
    m_desk.ports.api.slotCapacities(date, m_lifeline.guard([this, date, answer](Result<std::vector<SlotCapacity>> slots) {
        if (slots) {
            m_desk.capacities[date] = *slots;
        }
        answer.finish(std::move(slots));
    }));
    return answer.future();
}

QFuture<Result<std::vector<OpenAttempt>>> DeskPaperwork::openAttempts()
{
    if (!m_desk.store) {
        return answered<std::vector<OpenAttempt>>(failure(ErrorCode::NotSignedIn));
    }
    Promised<std::vector<OpenAttempt>> answer;
    m_desk.store->local(
        [current = m_desk.state.call.attempt](LocalWork& work) -> Result<std::vector<OpenAttempt>> {
            std::vector<OpenAttempt> open;
            for (const UnclosedAttempt& attempt : work.attempts.unclosed()) {
                if (attempt.attempt != current) {
                    open.push_back({attempt.attempt, attempt.contact.person.id, nameInFull(attempt.contact.person.identity),
                        attempt.startedAt});
                }
            }
            return open;
        },
        [answer](Result<std::vector<OpenAttempt>> open) { answer.finish(std::move(open)); });
    return answer.future();
}

QFuture<Result<Done>> DeskPaperwork::resumeAttempt(const AttemptId& attempt)
{
    if (const auto may = m_desk.mayBeginCall(); !may) {
        return answered<Done>(failure(may.error()));
    }
    m_desk.callBegins = true;
    Promised<Done> answer;
    m_desk.store->local(
        [attempt](LocalWork& work) -> Result<UnclosedAttempt> {
            auto found = work.attempts.find(attempt);
            if (!found) {
                return failure(ErrorCode::NotFound, QStringLiteral("no such attempt without outcome"));
            }
            return std::move(*found);
        },
        m_lifeline.guard([this, answer](const Result<UnclosedAttempt>& found) {
            m_desk.callBegins = false;
            if (!found) {
                answer.finish(failure(found.error()));
                return;
            }
            resumed(*found);
            answer.finish(Done{});
        }));
    return answer.future();
}

void DeskPaperwork::resumed(const UnclosedAttempt& attempt)
{
    m_desk.comesFromHere();
    if (m_desk.state.contact) {
        m_call.keepDraftNow();
        if (m_desk.state.contact->contact.person.id != attempt.contact.person.id) {
            m_desk.prepared = m_desk.state.contact;
        }
    }
    m_handOut.show(attempt.contact, ContactOrigin::Resumed);
    Fact started = m_desk.factAbout(attempt.contact, attempt.body);
    started.id = attempt.attempt;
    started.occurredAt = attempt.startedAt;
    m_desk.inHand = {started};
    m_desk.state.call.phase = CallPhase::Ended;
    m_desk.state.call.attempt = attempt.attempt;
    m_desk.state.call.number = attempt.body.number.value_or(PhoneNumber());
    m_desk.state.call.since = m_desk.monotonic();
    m_desk.state.openAttempts = std::max(0, m_desk.state.openAttempts - 1);
    m_call.takeUpAgain(std::chrono::milliseconds{0});
    m_desk.enter(AgentState::WrapUp);
    m_desk.publish();
}

QFuture<Result<std::vector<RefusedFact>>> DeskPaperwork::refusedFacts()
{
    if (!m_desk.store) {
        return answered<std::vector<RefusedFact>>(failure(ErrorCode::NotSignedIn));
    }
    Promised<std::vector<RefusedFact>> answer;
    // Looked up here: a sign-in may bring other campaigns while the store reads. Each of them stays where it is.
    std::vector<const CampaignSpec*> campaigns;
    campaigns.reserve(m_desk.ports.rules.campaigns.size());
    for (const CampaignSpec& one : m_desk.ports.rules.campaigns) {
        campaigns.push_back(&one);
    }
    m_desk.store->local(
        [campaigns](LocalWork& work) -> Result<std::vector<RefusedFact>> {
            std::vector<RefusedFact> refused;
            for (const KeptFact& kept : work.deliveries.toSee()) {
                RefusedFact shown{kept.fact.id, kept.fact.person.value_or(PersonId()), kept.personName, kept.fact.occurredAt,
                    typeCodeOf(kept.fact.body), kept.code, kept.state == DeliveryState::Conflict, std::nullopt, {}};
                if (const auto* closed = std::get_if<AttemptClosed>(&kept.fact.body)) {
                    shown.outcome = closed->outcome;
                    shown.note = closed->note;
                    shown.report = closed->report;
                    shown.until = closed->until;
                    shown.help = closed->help;
                    const auto known = std::find_if(campaigns.begin(), campaigns.end(),
                        [&](const CampaignSpec* one) { return one->code == closed->campaign; });
                    if (known != campaigns.end()) {
                        shown.campaign = {std::shared_ptr<const CampaignSpec>(), *known};
                    }
                } else if (const auto* promise = std::get_if<PromiseMade>(&kept.fact.body)) {
                    shown.due = promise->due;
                }
                refused.push_back(std::move(shown));
            }
            return refused;
        },
        [answer](Result<std::vector<RefusedFact>> refused) { answer.finish(std::move(refused)); });
    return answer.future();
}

QFuture<Result<Done>> DeskPaperwork::resend(const FactId& refused, const CloseRequest& corrected, const QString& note)
{
    if (!m_desk.store) {
        return answered<Done>(failure(ErrorCode::NotSignedIn));
    }
    if (const auto missing = missingFrom(corrected, m_desk.ports.rules.outcomes.spec(corrected.outcome), 1)) {
        return answered<Done>(failure(*missing, QStringLiteral("outcome: an answer is missing")));
    }
    if (corrected.callback) {
        if (const PromiseVerdict verdict = m_desk.verdictOn(*corrected.callback); !mayBePromised(verdict)) {
            return answered<Done>(failure(ErrorCode::PromiseNotPossible, codeOf(verdict)));
        }
    }
    const Fact blank = m_desk.fact(Retracted{});
    // A number, marks and a promise may come with the outcome.
    constexpr int besideOutcome = 6;
    std::vector<Fact> beside;
    beside.reserve(besideOutcome);
    for (int i = 0; i < besideOutcome; ++i) {
        beside.push_back(m_desk.fact(Retracted{}));
    }
    Promised<Done> answer;
    m_desk.store->local(
        [refused, corrected, note, blank, beside, session = m_desk.session](LocalWork& work) mutable -> Result<Done> {
            const auto found = work.deliveries.fact(refused);
            if (!found || (found->state != DeliveryState::Refused && found->state != DeliveryState::Conflict)) {
                return failure(ErrorCode::NotFound, QStringLiteral("no such fact to correct"));
            }
            if (std::holds_alternative<AttemptStarted>(found->fact.body)) {
                return failure(ErrorCode::InvalidInput, QStringLiteral("a call that began once is never told as a second one"));
            }
            Fact again = found->fact;
            again.id = blank.id;
            again.occurredAt = blank.occurredAt;
            if (!std::holds_alternative<Retracted>(again.body)) {
                // A retraction goes on naming what it takes back.
                again.corrects = refused;
            }
            if (auto* closed = std::get_if<AttemptClosed>(&again.body)) {
                const AttemptStarted started = startOf(*closed, found->fact, work);
                const ClosingInput input{closed->attempt, closed->campaign, started.entry, session.agent, closed->identity,
                    closed->lineCause, closed->talk, closed->wrapUp, started.number ? started.number : closed->badNumber, note};
                auto bodies = closingBodies(corrected, input);
                again.body = bodies.front();
                work.outbox.append(again, found->personName);
                for (std::size_t i = 1; i < bodies.size() && i <= beside.size(); ++i) {
                    Fact& more = beside[i - 1];
                    more.person = found->fact.person;
                    more.body = std::move(bodies[i]);
                    work.outbox.append(more, found->personName);
                    if (const auto* made = std::get_if<PromiseMade>(&more.body); made != nullptr && more.person) {
                        work.agenda.put({more.id, made->campaign, made->entry, made->due, made->owner,
                            made->owner ? session.displayName : QString(), made->reason, *more.person, found->personName, {}});
                    }
                }
                work.outbox.settleByHand(refused);
                return Done{};
            }
            if (auto* promise = std::get_if<PromiseMade>(&again.body); promise != nullptr && corrected.callback) {
                promise->due = *corrected.callback;
            }
            work.outbox.append(again, found->personName);
            work.outbox.settleByHand(refused);
            return Done{};
        },
        m_lifeline.guard([this, answer](const Result<Done>& done) {
            if (done) {
                m_desk.ports.sync.factsWait();
            }
            answer.finish(done);
        }));
    return answer.future();
}

QFuture<Result<Done>> DeskPaperwork::seen(const FactId& fact)
{
    if (!m_desk.store) {
        return answered<Done>(failure(ErrorCode::NotSignedIn));
    }
    Promised<Done> answer;
    m_desk.store->local(
        [fact](LocalWork& work) -> Result<Done> {
            const auto found = work.deliveries.fact(fact);
            if (!found || (found->state != DeliveryState::Refused && found->state != DeliveryState::Conflict)) {
                return failure(ErrorCode::NotFound, QStringLiteral("no such fact to see"));
            }
            work.outbox.settleByHand(fact);
            return Done{};
        },
        m_lifeline.guard([this, answer](const Result<Done>& done) {
            if (done) {
                m_desk.ports.sync.factsWait();
            }
            answer.finish(done);
        }));
    return answer.future();
}

QFuture<Result<DayCounters>> DeskPaperwork::countersOfToday()
{
    if (!m_desk.store) {
        return answered<DayCounters>(failure(ErrorCode::NotSignedIn));
    }
    const Calendar& calendar = m_desk.ports.rules.calendar;
    const QString here; // an unknown territory is the mainland
    const Instant midnight = calendar.instantOf({calendar.localTime(m_desk.now(), here).date, QTime(0, 0)}, here);
    Promised<DayCounters> answer;
    m_desk.store->local([midnight](LocalWork& work) -> Result<std::vector<KeptFact>> { return work.deliveries.since(midnight); },
        m_lifeline.guard([this, answer](Result<std::vector<KeptFact>> facts) {
            if (!facts) {
                answer.finish(failure(facts.error()));
                return;
            }
            answer.finish(countersOf(*facts, m_desk.ports.rules.outcomes));
        }));
    return answer.future();
}

QFuture<Result<Done>> DeskPaperwork::record(const std::vector<FactBody>& bodies)
{
    if (!m_desk.state.contact) {
        return answered<Done>(failure(ErrorCode::NotFound, QStringLiteral("no contact on screen")));
    }
    // Answers about one's health are one's own: nothing of a questionnaire is kept of somebody who may be another person.
    if (m_desk.state.contact->identity != IdentityCheck::Confirmed
        && std::any_of(bodies.begin(), bodies.end(), isQuestionnaire)) {
        return answered<Done>(failure(ErrorCode::IdentityMissing));
    }
    const LeasedContact& contact = m_desk.state.contact->contact;
    std::vector<Fact> facts;
    facts.reserve(bodies.size());
    bool stops = false;
    for (FactBody body : bodies) {
        if (auto* mark = std::get_if<MarkSet>(&body)) {
            mark->attempt = m_desk.state.call.attempt;
            mark->saidBy = mark->saidBy.left(MarkSet::longestSaidBy);
            stops = stops || (mark->set && mark->kind != MarkKind::Emergency);
        }
        facts.push_back(m_desk.factAbout(contact, std::move(body)));
    }
    Promised<Done> answer;
    m_desk.store->local(
        [facts, stops, name = nameInFull(contact.person.identity), person = contact.person.id](
            LocalWork& work) -> Result<std::pair<std::vector<Fact>, DeskSnapshot>> {
            std::vector<Fact> kept;
            kept.reserve(facts.size());
            for (const Fact& fact : facts) {
                kept.push_back(work.outbox.append(fact, name));
            }
            if (stops) {
                work.agenda.removeOfPerson(person);
            }
            return std::pair(std::move(kept), snapshotOf(work));
        },
        m_lifeline.guard([this, answer, person = contact.person.id](Result<std::pair<std::vector<Fact>, DeskSnapshot>> kept) {
            if (!kept) {
                answer.finish(failure(kept.error()));
                return;
            }
            m_desk.take(std::move(kept->second));
            if (m_desk.state.contact && m_desk.state.contact->contact.person.id == person) {
                m_desk.inHand.insert(m_desk.inHand.end(), kept->first.begin(), kept->first.end());
            }
            m_desk.ports.sync.factsWait();
            m_desk.publish();
            answer.finish(Done{});
        }));
    return answer.future();
}

QFuture<Result<Done>> DeskPaperwork::mark(const MarkSet& mark)
{
    return record({mark});
}

QFuture<Result<Done>> DeskPaperwork::markNumber(const PhoneNumber& number, bool usable)
{
    if (m_desk.state.contact) {
        for (ContactPoint& point : m_desk.state.contact->contact.person.contactPoints) {
            if (point.number == number) {
                point.usable = usable;
            }
        }
    }
    return record({NumberMarked{number.e164, usable}});
}

} // namespace relais
