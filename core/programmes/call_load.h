#pragma once

#include "core/programmes/capacity_settings.h"
#include "core/programmes/protocol.h"
#include "core/queue/calendar.h"

#include <optional>
#include <vector>

namespace relais {

/// What somebody asks before a call frequency is published.
struct CallLoadRequest {
    int members = 0;        ///< of the phone cohort, 0 to 10 million
    int everyDays = 0;      ///< days between two fruitful calls to one member, 1 to 3 660
    double nurses = 0;      ///< full-time equivalents, from 0 to 100 000
    int weeks = 0;          ///< 1 to 104, a first one that has begun counts as one
    QDate from;             ///< the first day that counts: of its week, what is left from it on
    CentreId centre;        ///< whose holidays count
    std::vector<int> due{}; ///< calls due already, by week from `from` on; weeks that are missing have none
};

/// One week, Monday to Sunday; of the first one, what is left of it. Calls are fruitful ones.
struct CallLoadWeek {
    QDate monday;
    QDate from; ///< the first day that counts: its Monday, but in the first week
    int workedDays = 0;
    double load = 0;
    double due = 0; ///< of it, what was due already
    double capacity = 0;
    std::optional<double> ratio; ///< load ÷ capacity; nothing: no capacity
    bool above = false;          ///< more load than capacity
};

struct CallLoad {
    std::vector<CallLoadWeek> weeks;
    double load = 0; ///< of all weeks
    double capacity = 0;
    std::optional<double> ratio;         ///< of all weeks together
    bool above = false;                  ///< over all weeks together: one short week is made up for by the next ones
    int largestCohort = 0;               ///< members that fit at this interval, over all weeks together
    std::optional<int> shortestInterval; ///< whole days at which all these members fit; nothing: none up to 3 660 does
};

/// Load ÷ capacity over the coming weeks: each member makes one call every `everyDays` days, spread evenly; capacity is nurses × worked
/// days by the calendar × fruitful calls per nurse-day. Days before `from` bear neither load nor capacity: they are past; so is
/// a week that has begun without a worked day left, whose due calls go over to the next one. Fails with InvalidInput, whose detail is the field:
/// "members", "every", "nurses", "weeks", "from", "due". Pure. Source: domain reference §3 (the phone cohort is bounded by capacity) and §5, indicator 1.
Result<CallLoad> callLoad(const CallLoadRequest& request, const CapacitySettings& settings, const Calendar& calendar);

/// Days between two calls by the protocol's repeating call step of a nurse, whose capacity this is; the most frequent one; a month counts as
/// 365 ÷ 12 days. Nothing: no such step.
std::optional<int> callIntervalOf(const Protocol& protocol);

} // namespace relais
