#include "core/programmes/mark_acts.h"

#include "core/outbox/fact_permission.h"

namespace relais {

std::vector<PathwayAct> markActsFor(const ContactHistory& history, const PersonSlice& person, Role role)
{
    std::vector<PathwayAct> acts;
    if (!seesPathways(role) || !mayWrite(role, MarkSet{})) {
        return acts;
    }
    const auto addIf = [&](bool stands, MarkKind kind) {
        if (stands) {
            acts.push_back({{}, MarkAct{kind}, ActAsks::Text, {}, {}});
        }
    };
    addIf(history.withdrawn || person.withdrawn, MarkKind::Withdrawal);
    addIf(history.objected || person.objected, MarkKind::Objection);
    addIf((history.deceased || person.deceased) && !history.deathConfirmed, MarkKind::Deceased);
    return acts;
}

} // namespace relais
