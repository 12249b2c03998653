#include "core/programmes/reminders.h"

#include "core/programmes/memberships.h"
#include "core/programmes/message_hours.h"
#include "core/programmes/next_steps.h"
#include "core/programmes/step_choice.h"
#include "core/queue/replan.h"

#include <algorithm>

namespace relais {

/// Somebody and all that was said of her.
struct Reminders::Known {
    PersonFile file;
    std::vector<Fact> facts;
};

/// A message that is due, and what stands against it.
struct Reminders::Judged {
    const Protocol* protocol = nullptr;
    const ProtocolStep* step = nullptr;
    std::optional<SendingObstacle> obstacle;
    std::optional<Instant> hoursFrom = {}; ///< of OutsideHours
};

namespace {

void add(ReminderBatch& batch, const std::optional<SendingObstacle>& obstacle)
{
    if (obstacle) {
        ++batch.obstacles[static_cast<std::size_t>(*obstacle)];
    } else {
        ++batch.sendable;
    }
}

void keepFirst(std::optional<Instant>& first, const std::optional<Instant>& one)
{
    if (one && (!first || *one < *first)) {
        first = one;
    }
}

void endAt(ReminderBatch& batch, const std::vector<OpenMessage>& messages, int limit)
{
    if (static_cast<int>(messages.size()) == limit) {
        batch.last = messages.back();
    }
}

StepNoted noted(const OpenMessage& message, StepNoted::What what, Instant now)
{
    return StepNoted{message.step, message.occurrence, what, now};
}

} // namespace

void ReminderBatch::goOn(const ReminderBatch& next)
{
    sendable += next.sendable;
    for (std::size_t i = 0; i < sendingObstacleCount; ++i) {
        obstacles[i] += next.obstacles[i];
    }
    keepFirst(hoursFrom, next.hoursFrom);
    last = next.last;
}

std::optional<Reminders::Known> Reminders::know(const PersonId& person) const
{
    auto file = m_unit.people.find(person);
    return file ? std::optional(Known{*std::move(file), m_unit.facts.factsOf(person)}) : std::nullopt;
}

/// What is stored says when to look; whether it goes out follows from the facts as they are now.
std::optional<Reminders::Judged> Reminders::judge(
    const OpenMessage& message, StepChannel channel, const Known& known, Instant at) const
{
    if (!m_rules.programmes) {
        return std::nullopt;
    }
    const PersonState state = derivePerson(known.file, known.facts);
    const auto members = membershipsOf(*m_rules.programmes, m_rules.calendar, state.history, known.file.territory, m_unit.centre);
    const auto member = std::find_if(
        members.begin(), members.end(), [&](const Membership& one) { return one.protocol->pathway == message.pathway; });
    if (member == members.end()) {
        return std::nullopt;
    }
    const Protocol& protocol = *member->protocol;
    const auto schedule = nextSteps(protocol, m_rules.outcomes, m_rules.calendar, member->facts, at);
    const auto planned = std::find_if(schedule.begin(), schedule.end(), [&](const PlannedStep& one) {
        return protocol.steps[one.step].code == message.step && one.occurrence == message.occurrence;
    });
    if (planned == schedule.end() || planned->channel != channel
        || (planned->state != StepState::Due && planned->state != StepState::Late)) {
        return std::nullopt;
    }
    Judged judged{&protocol, &protocol.steps[planned->step],
        obstacleTo(channel, known.file, state, channel == StepChannel::Email ? m_store.emailOf(known.file.id) : QString())};
    if (planned->state == StepState::Late && isElectronic(channel)) {
        judged.obstacle = SendingObstacle::TooLate;
    }
    return judged;
}

/// The plan places a message inside its hours; an export runs at any.
void Reminders::bindToHours(Judged& judged, StepChannel channel, const Known& known, Instant now) const
{
    if (judged.obstacle || !isElectronic(channel)) {
        return;
    }
    const auto hours = nextMessageHours(now, {m_rules.calendar, *judged.protocol, known.file.territory, m_unit.centre});
    if (!hours || hours->from != now) {
        judged.obstacle = SendingObstacle::OutsideHours;
        judged.hoursFrom = hours ? std::optional(hours->from) : std::nullopt;
    }
}

ReminderBatch Reminders::count(StepChannel channel, Instant at, const std::optional<OpenMessage>& after, int limit)
{
    ReminderBatch batch;
    const auto messages = m_store.open(channel, at + Microseconds(1), after, limit);
    for (const OpenMessage& message : messages) {
        const auto known = know(message.person);
        if (const auto judged = known ? judge(message, channel, *known, at) : std::nullopt) {
            add(batch, judged->obstacle);
        }
    }
    endAt(batch, messages, limit);
    return batch;
}

ReminderBatch Reminders::send(const ReminderExport& to, const std::optional<OpenMessage>& after, int limit, Instant now)
{
    ReminderBatch batch;
    const auto messages = m_store.open(to.channel, now + Microseconds(1), after, limit);
    for (const OpenMessage& message : messages) {
        auto known = know(message.person);
        auto judged = known ? judge(message, to.channel, *known, now) : std::nullopt;
        if (!judged) {
            continue;
        }
        bindToHours(*judged, to.channel, *known, now);
        add(batch, judged->obstacle);
        keepFirst(batch.hoursFrom, judged->hoursFrom);
        if (!judged->obstacle) {
            const FactId fact =
                record(*known, PathwaySaid{message.pathway, noted(message, StepNoted::What::Sent, now)}, std::nullopt, now);
            m_store.addSent(to.id, fact);
        } else if (*judged->obstacle == SendingObstacle::TooLate) {
            record(*known, PathwaySaid{message.pathway, noted(message, StepNoted::What::Dropped, now)}, std::nullopt, now);
        }
    }
    endAt(batch, messages, limit);
    return batch;
}

FactId Reminders::record(Known& known, FactBody body, const std::optional<FactId>& corrects, Instant now)
{
    Fact fact;
    fact.id = m_unit.ids.make<FactId>();
    fact.centre = m_unit.centre;
    fact.person = known.file.id;
    fact.deskSeq = ++m_seq;
    fact.occurredAt = now;
    fact.corrects = corrects;
    fact.body = std::move(body);
    m_unit.facts.append(fact, now, {});
    known.facts.push_back(fact);
    std::sort(known.facts.begin(), known.facts.end(), happenedBefore);
    replanPerson(m_unit, m_rules, known.file, derivePerson(known.file, known.facts), now);
    return fact.id;
}

ReminderLines Reminders::lines(const ReminderExport& of, const std::optional<FactId>& after, int limit, Instant now)
{
    ReminderLines made;
    const auto facts = m_store.sentBy(of.id, after, limit);
    made.lines.reserve(facts.size());
    for (const FactId& id : facts) {
        const auto fact = m_unit.facts.find(id);
        const auto* said = fact ? std::get_if<PathwaySaid>(&fact->body) : nullptr;
        const auto* sent = said ? std::get_if<StepNoted>(&said->body) : nullptr;
        auto known = sent ? know(*fact->person) : std::nullopt;
        if (!known) {
            continue;
        }
        // As if it had not been recorded: does it still go out?
        Known before = *known;
        std::erase_if(before.facts, [&](const Fact& one) { return one.id == id; });
        const OpenMessage message{{}, before.file.id, said->pathway, sent->step, sent->occurrence};
        auto judged = judge(message, of.channel, before, now);
        if (judged) {
            bindToHours(*judged, of.channel, before, now);
        }
        if (judged && judged->obstacle == SendingObstacle::OutsideHours) {
            ++made.waiting;
            keepFirst(made.hoursFrom, judged->hoursFrom);
            continue;
        }
        if (!judged || judged->obstacle) {
            m_store.removeSent(of.id, id);
            record(*known, Retracted{}, id, now);
            ++made.takenBack;
            continue;
        }
        const PersonState state = derivePerson(before.file, before.facts);
        ReminderLine line{id, said->pathway, judged->protocol->version, sent->step, sent->occurrence, judged->step->title,
            before.file.identity, {}, {}, {}, {}, {}};
        if (of.channel == StepChannel::Letter) {
            line.addressLine = before.file.addressLine;
            line.postalCode = before.file.postalCode;
            line.town = before.file.town;
        } else if (of.channel == StepChannel::Sms) {
            line.mobile = mobileOf(state);
        } else {
            line.email = m_store.emailOf(before.file.id);
        }
        made.lines.push_back(std::move(line));
    }
    if (static_cast<int>(facts.size()) == limit) {
        made.last = facts.back();
    }
    return made;
}

} // namespace relais
