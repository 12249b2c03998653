#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/programmes/capacity_settings.h"
#include "core/programmes/risk_level.h"

#include <optional>
#include <vector>

namespace relais {

/// What the choice of the phone cohort reads of a member of a pathway. No name, some 50 bytes: a million of them fit in memory.
struct CohortCandidate {
    enum class Standing : unsigned char {
        Never,  ///< objected, refused, withdrew, died, is on the pathway no more: called by no means
        Ranked, ///< called as far as there is room
        Always  ///< asked to be called, or her physician asked for it
    };
    PersonId person;
    std::optional<Instant> lastContact; ///< when she was last spoken to
    Standing standing = Standing::Ranked;
    bool in = false;      ///< is called now
    bool careGap = false; ///< is open
    std::optional<RiskLevel> risk;
    bool operator==(const CohortCandidate&) const = default;
};

/// Who enters and who leaves, and what that makes of it. Those who stay are not named.
struct CohortPlan {
    std::vector<PersonId> entering; ///< in the order of their rank; who must be called comes first
    std::vector<PersonId> leaving;  ///< who may not be called any more first, then from the last rank up
    std::int64_t before = 0;        ///< people called now; those who may not be called count no more
    std::int64_t after = 0;
    std::int64_t always = 0;  ///< of those after: whoever must be called
    std::int64_t waiting = 0; ///< who would be called if there were more room
    bool operator==(const CohortPlan&) const = default;
};

/// Who is called before whom: an open gap in her care, then the higher risk (a known one before an unknown one), then whoever was spoken to the
/// longest ago or never, then the id. A strict order over people.
bool calledBefore(const CohortCandidate& left, const CohortCandidate& right);

/// The phone cohort of a pathway, bounded by `capacity` people. Whoever must be called is in, even above the capacity; whoever may not be called is
/// out. Who is in stays in while the capacity allows it, whatever her rank: nobody gives way to somebody who ranks higher. Two bounds keep the
/// cohort still: only above the whole capacity does anybody leave, from the last rank up; only below it less the reserve of the settings does anybody
/// enter. So a capacity that sways inside the reserve moves nobody.
/// Pure, total; the same whatever the order of the candidates; a second time it moves nobody, and broken off anywhere and done again it ends in the
/// same cohort. Each person is named once. Time: one sort. Source: domain reference §3 (who is called); reserve and ranks by risk are our choice.
CohortPlan phoneCohort(std::vector<CohortCandidate> candidates, std::int64_t capacity, const CapacitySettings& settings);

} // namespace relais
