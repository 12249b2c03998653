#include "core/programmes/recompute_pathway.h"

#include "core/people/person_state.h"
#include "core/programmes/keep_pathways.h"
#include "core/queue/replan.h"

#include <algorithm>

namespace relais {

RecomputedBatch recomputePathway(CentralUnit& unit, const RuleBook& rules, const QString& pathway,
    const std::optional<PersonId>& after, int limit, Instant now)
{
    RecomputedBatch batch;
    const auto people = unit.pathways.membersOf(pathway, after, limit);
    for (const PersonId& person : people) {
        ++batch.people;
        const auto file = unit.people.find(person);
        if (!file) {
            continue;
        }
        const auto stored = unit.pathways.of(person);
        if (std::any_of(stored.begin(), stored.end(),
                [&](const StoredMembership& one) { return rules.programmes->version(one.pathway, one.version) == nullptr; })) {
            ++batch.unknown;
            continue;
        }
        const auto facts = unit.facts.factsOf(person);
        const PersonState state = derivePerson(*file, facts);
        if (stored != storedMemberships(rules, state.history, file->territory, unit.centre)) {
            replanPerson(unit, rules, *file, state, now);
            ++batch.changed;
        }
    }
    if (static_cast<int>(people.size()) == limit) {
        batch.last = people.back();
    }
    return batch;
}

} // namespace relais
