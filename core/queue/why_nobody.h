#pragma once

#include "core/accounts/agent_profile.h"
#include "core/queue/leased_contact.h"
#include "core/queue/queue_store.h"
#include "core/queue/rule_book.h"

namespace relais {

/// Whether an agent may take from a lane now. What was promised is bound by service hours alone: it is taken also outside the hours of
/// the purpose (PromisesOnly) and shortly before the end of the shift (ShiftEnds), when nothing new is begun.
enum class LaneStanding { Open, PromisesOnly, ShiftEnds, Closed, NotCompetent, NotHers };
/// The service of a centre at one moment, looked up once for all lanes.
struct ServiceMoment {
    CentreId centre;
    Instant now;
    bool isOpen = false;
    std::optional<Instant> end;
};
ServiceMoment serviceMoment(const RuleBook& rules, const CentreId& centre, Instant now);
LaneStanding laneStanding(const RuleBook& rules, const ServiceMoment& service, const AgentProfile& agent, const Lane& lane);

/// Why there is nobody to call: shift_ends (until the next opening), outside_hours (until), queue_empty (until the next is due), all_leased, nobody_competent.
NoContact whyNobody(const RuleBook& rules, const ServiceMoment& service, const AgentProfile& agent, QueueStore& queue,
    const std::vector<LaneLoad>& lanes);

} // namespace relais
