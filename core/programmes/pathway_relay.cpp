#include "core/programmes/pathway_relay.h"

#include <algorithm>

namespace relais {

std::vector<RelayOwed> relaysOwed(
    const RuleBook& rules, const ContactHistory& history, const QString& territory, const CentreId& centre, Instant now)
{
    std::vector<RelayOwed> owed;
    if (!rules.programmes || history.pathways.empty()) {
        return owed;
    }
    const auto members = membershipsOf(*rules.programmes, rules.calendar, history, territory, centre);
    for (const Membership& member : members) {
        const bool said = std::any_of(history.pathways.begin(), history.pathways.end(), [&](const PathwayRecord& one) {
            return one.said.pathway == member.protocol->pathway && std::holds_alternative<PathwayJoined>(one.said.body);
        });
        if (!member.from.isEmpty() && !said && member.joinedAt <= now) {
            const Protocol& protocol = *member.protocol;
            owed.push_back(
                {{protocol.pathway, PathwayJoined{protocol.version, member.entry, protocol.membership}}, member.joinedAt});
        }
    }
    return owed;
}

bool sayRelays(CentralUnit& unit, const RuleBook& rules, const PersonFile& file, const ContactHistory& history,
    std::vector<Fact>& facts, Instant now)
{
    const auto owed = relaysOwed(rules, history, file.territory, unit.centre, now);
    if (owed.empty()) {
        return false;
    }
    facts.reserve(facts.size() + owed.size());
    std::int64_t seq = 0;
    for (const RelayOwed& relay : owed) {
        Fact fact;
        fact.id = unit.ids.make<FactId>();
        fact.centre = unit.centre;
        fact.person = file.id;
        fact.deskSeq = ++seq;
        fact.occurredAt = relay.at;
        fact.body = relay.said;
        unit.facts.append(fact, now, {});
        facts.push_back(std::move(fact));
    }
    std::sort(facts.begin(), facts.end(), happenedBefore);
    return true;
}

} // namespace relais
