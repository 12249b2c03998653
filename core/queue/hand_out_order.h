#pragma once

#include "core/queue/plan.h"

#include <tuple>

namespace relais {

/// Who is next: rank, then due date, then id. The order of the server's index and of the desk's list.
struct HandOutPlace {
    int rank = 70;
    Instant due;
    EntryId id;
};
inline bool handedOutBefore(const HandOutPlace& left, const HandOutPlace& right)
{
    return std::tie(left.rank, left.due, left.id) < std::tie(right.rank, right.due, right.id);
}

/// The class (10, 20, 25, 30 … 70) of a rank: within class 70 the longest care gap has the smallest rank.
constexpr int classOfRank(int rank)
{
    return rank > 60 && rank <= 70 ? 70 : rank;
}

/// The rank at a moment: a follow-up step past its window becomes class 30, anything else keeps its own. `now` only marks late.
inline int rankAt(const EntryPlan& plan, Instant now)
{
    return plan.rank == 40 && plan.due.until <= now ? 30 : plan.rank;
}

} // namespace relais
