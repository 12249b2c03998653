#include "core/programmes/keep_pathways.h"

#include "core/programmes/memberships.h"
#include "core/programmes/next_steps.h"

#include <algorithm>

namespace relais {

namespace {

StoredStep::State storedState(StepState state)
{
    switch (state) {
    case StepState::Waiting: return StoredStep::State::Waiting;
    case StepState::Suspended: return StoredStep::State::Suspended;
    case StepState::Done: return StoredStep::State::Done;
    case StepState::Dropped: return StoredStep::State::Dropped;
    case StepState::Planned:
    case StepState::Due:
    case StepState::Late: break;
    }
    return StoredStep::State::Open;
}

StoredStep stored(const PlannedStep& planned, const ProtocolStep& step)
{
    StoredStep row;
    row.step = step.code;
    row.occurrence = planned.occurrence;
    row.state = storedState(planned.state);
    row.channel = planned.channel.value_or(step.channel);
    row.actor = step.actor;
    if (planned.due != Window{}) {
        row.due = planned.due;
        row.window = planned.window;
    }
    row.attempts = planned.attempts;
    row.doneAt = planned.doneAt;
    row.why = planned.why;
    return row;
}

StoredMembership::State stateOf(const std::vector<StoredStep>& steps)
{
    const auto any = [&](StoredStep::State state) {
        return std::any_of(steps.begin(), steps.end(), [&](const StoredStep& one) { return one.state == state; });
    };
    return any(StoredStep::State::Open) || any(StoredStep::State::Waiting) ? StoredMembership::State::Open
        : any(StoredStep::State::Suspended)                                ? StoredMembership::State::Suspended
                                                                           : StoredMembership::State::Over;
}

void enter(CentralUnit& unit, const PersonFile& file, const CampaignCode& campaign, Instant from)
{
    const auto entries = unit.queue.entriesOf(file.id);
    if (std::any_of(entries.begin(), entries.end(), [&](const QueueEntry& one) { return one.campaign == campaign; })) {
        return;
    }
    QueueEntry entry;
    entry.id = unit.ids.make<EntryId>();
    entry.person = file.id;
    entry.campaign = campaign;
    entry.home = unit.queue.commonLane(campaign, file.territory);
    entry.lane = entry.home;
    entry.due = {from, from + std::chrono::hours(1)};
    entry.promoteAt = from;
    entry.enteredAt = from;
    unit.queue.insert(entry);
}

} // namespace

std::vector<StoredMembership> storedMemberships(
    const RuleBook& rules, const ContactHistory& history, const QString& territory, const CentreId& centre)
{
    std::vector<StoredMembership> all;
    if (!rules.programmes) {
        return all;
    }
    for (const Membership& member : membershipsOf(*rules.programmes, rules.calendar, history, territory, centre)) {
        StoredMembership row{member.protocol->pathway, member.protocol->version, {}, member.joinedAt, {}};
        // Which moment is asked about does not matter: it only tells planned, due and late apart.
        for (const PlannedStep& planned :
            nextSteps(*member.protocol, rules.outcomes, rules.calendar, member.facts, member.joinedAt)) {
            row.steps.push_back(stored(planned, member.protocol->steps[planned.step]));
        }
        row.state = stateOf(row.steps);
        all.push_back(std::move(row));
    }
    return all;
}

void keepPathways(CentralUnit& unit, const RuleBook& rules, const PersonFile& file, const ContactHistory& history, Instant now)
{
    if (!rules.programmes || history.pathways.empty()) {
        return;
    }
    const auto memberships = storedMemberships(rules, history, file.territory, unit.centre);
    unit.pathways.set(file.id, memberships);
    for (const StoredMembership& member : memberships) {
        const Protocol* protocol = rules.programmes->version(member.pathway, member.version);
        if (protocol && protocol->queue && rules.campaign(*protocol->queue) && member.state == StoredMembership::State::Open) {
            enter(unit, file, *protocol->queue, member.joinedAt);
        }
    }
    if (const auto asked = invitationAskedFor(*rules.programmes, history); asked && rules.campaign(asked->campaign)) {
        enter(unit, file, asked->campaign, std::min(asked->askedAt, now));
    }
}

} // namespace relais
