#pragma once

#include "tests/support/chaos_history.h"

#include <QString>

#include <vector>

namespace relais::test {

/// What must hold whatever was killed, cut or set wrong.
enum class ChaosRule {
    OneHolder,       ///< nobody is in the hands of two desks at one moment
    FenceGrows,      ///< each new lease of a person has a higher fence
    OneCaller,       ///< nobody is called by two desks at one moment
    AnsweredIsKept,  ///< a fact answered with success is there
    KeptOnce,        ///< … once: no fact, no place in a desk's order and no "accepted" twice
    KeptAsSaid,      ///< … with what was said
    Delivered,       ///< what a desk still had at the end could be delivered
    NothingInvented, ///< no fact of these desks that they did not make
    NothingRefused,  ///< a late or fenced-off fact is kept, never refused
    RightConflict,   ///< … under the right code, and what is none has none
    NobodyStuck,     ///< no lease left over, nobody leased without one, nobody due who was not made ready
    CountersAgree,   ///< counters of lanes equal the entries
};

struct ChaosFault {
    ChaosRule rule;
    QString what; ///< ids and times only
};

/// Judges a history against what the store holds when all is over: every desk has sent what it had and gave back what it held.
/// Pure. Empty when all is well.
std::vector<ChaosFault> faultsOf(const ChaosHistory& history, const ChaosTruth& truth);
/// Only what can be told while it goes on: the rules of holders, fences, callers and refusals.
std::vector<ChaosFault> faultsSoFar(const ChaosHistory& history);

/// One a line; the first of many.
QString textOf(const std::vector<ChaosFault>& faults);

} // namespace relais::test
