#pragma once

#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

namespace relais {

/// One batch of people whose schedules were derived again.
struct RecomputedBatch {
    int people = 0;
    int changed = 0;              ///< whose stored schedule was another
    int unknown = 0;              ///< on a pathway or a version that the rules do not know: left as they are
    std::optional<PersonId> last; ///< go on behind her; nothing: that was all
};

/// Derives again the schedules of up to `limit` people on a pathway, behind `after`, and what the queue makes of them. Facts are only read: the
/// past stays as it was said. People whose schedule is what is stored are not written, and
/// nobody whose pathway the rules do not know loses it: its file may come back. One transaction of `unit`; as much memory as one person.
RecomputedBatch recomputePathway(CentralUnit& unit, const RuleBook& rules, const QString& pathway,
    const std::optional<PersonId>& after, int limit, Instant now);

} // namespace relais
