#include "core/queue/why_nobody.h"

#include "core/followups/promise_rules.h"

#include <algorithm>

namespace relais {

namespace {

/// Whoever is due this soon after the opening waits for it, and for nothing else.
constexpr std::chrono::minutes atOpening{5};

void keepEarlier(std::optional<Instant>& earliest, const std::optional<Instant>& candidate)
{
    if (candidate && (!earliest || *candidate < *earliest)) {
        earliest = candidate;
    }
}

} // namespace

ServiceMoment serviceMoment(const RuleBook& rules, const CentreId& centre, Instant now)
{
    return {centre, now, rules.calendar.isServiceOpen(now, centre), rules.calendar.serviceEnd(now, centre)};
}

LaneStanding laneStanding(const RuleBook& rules, const ServiceMoment& service, const AgentProfile& agent, const Lane& lane)
{
    if (lane.owner) {
        // The hours of an own promise are the person's: mayCall decides.
        return *lane.owner == agent.id ? LaneStanding::Open : LaneStanding::NotHers;
    }
    const CampaignSpec* campaign = rules.campaign(lane.campaign);
    if (campaign == nullptr || !campaign->isFor(agent.role, agent.competences)) {
        return LaneStanding::NotCompetent;
    }
    if (!rules.calendar.isOpen(service.now, campaign->purpose, lane.territory, service.centre)) {
        return service.isOpen ? LaneStanding::PromisesOnly : LaneStanding::Closed;
    }
    const bool finishes = mayTakeNewContact(service.now, {}, service.end, campaign->retry).allowed;
    return finishes ? LaneStanding::Open : LaneStanding::ShiftEnds;
}

NoContact whyNobody(const RuleBook& rules, const ServiceMoment& service, const AgentProfile& agent, QueueStore& queue,
    const std::vector<LaneLoad>& lanes)
{
    std::optional<Instant> opens;
    std::optional<Instant> due;
    bool beyondHer = false;
    bool waitsForHours = false;
    bool shiftEnds = false;
    bool lent = false;
    for (const LaneLoad& load : lanes) {
        if (load.scheduled + load.ready + load.leased == 0) {
            continue;
        }
        const LaneStanding standing = laneStanding(rules, service, agent, load.lane);
        switch (standing) {
        case LaneStanding::NotHers: break;
        case LaneStanding::NotCompetent: beyondHer = true; break;
        case LaneStanding::ShiftEnds:
        case LaneStanding::PromisesOnly:
        case LaneStanding::Closed: {
            const bool ends = standing == LaneStanding::ShiftEnds;
            const Instant from = ends ? service.end.value_or(service.now) : service.now;
            const auto opening =
                rules.calendar.nextOpen(from, rules.campaign(load.lane.campaign)->purpose, load.lane.territory, service.centre);
            const auto next = load.scheduled > 0 ? queue.nextDue(load.lane.id) : std::nullopt;
            // Planned while it was closed, they are scheduled to the opening rather than ready.
            const bool waits = !ends && opening && next && *next <= *opening + atOpening;
            if (load.ready > 0 || waits) {
                shiftEnds = shiftEnds || ends;
                waitsForHours = true;
                keepEarlier(opens, opening);
            }
            if (waits && *next < *opening) {
                keepEarlier(opens, next); // somebody promised a time before it
            } else if (load.ready == 0 && !waits) {
                keepEarlier(due, next);
            }
            lent = lent || load.leased > 0;
            break;
        }
        case LaneStanding::Open:
            lent = lent || load.leased > 0;
            if (load.scheduled > 0) {
                keepEarlier(due, queue.nextDue(load.lane.id));
            }
            break;
        }
    }
    if (waitsForHours) {
        return {shiftEnds ? QStringLiteral("shift_ends") : QStringLiteral("outside_hours"), opens};
    }
    if (lent) {
        return {QStringLiteral("all_leased"), due};
    }
    if (due) {
        return {QStringLiteral("queue_empty"), due};
    }
    return {beyondHer ? QStringLiteral("nobody_competent") : QStringLiteral("queue_empty"), std::nullopt};
}

} // namespace relais
