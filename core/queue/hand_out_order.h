#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

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

constexpr int ownPromiseRank = 10;    ///< its owner's
constexpr int commonPromiseRank = 20; ///< anyone's

constexpr int noAppointmentRank = 22;        ///< "sans rendez-vous": the top of the queue (domain reference §3 Prado, §4)
constexpr int dischargeUnconfirmedRank = 28; ///< "sortie à confirmer": before what is late; our choice

/// The class (10, 20, 22, 25, 28, 30 … 70) of a rank: within class 70 the longest care gap has the smallest rank.
constexpr int classOfRank(int rank)
{
    return rank > 60 && rank <= 70 ? 70 : rank;
}

/// The rank at a moment: a follow-up step (class 40) past its window becomes class 30, anything else keeps its own. The plan never
/// reads the clock, so whoever orders by rank asks this; the queue's housekeeping writes it into the index.
inline int rankAt(int rank, const Window& due, Instant now)
{
    return rank == 40 && due.until <= now ? 30 : rank;
}

} // namespace relais
