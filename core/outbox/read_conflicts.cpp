#include "core/outbox/read_conflicts.h"

#include "core/outbox/conflict_code.h"
#include "core/outbox/contradiction.h"
#include "core/outbox/fact_json.h"
#include "core/outbox/judge_fact.h"

#include <algorithm>

namespace relais {

namespace {

constexpr std::chrono::days listedFor{30};

QString nameOf(CentralUnit& unit, const AgentId& agent)
{
    const auto profile = unit.agents.find(agent);
    return profile ? profile->displayName : QString();
}

bool isOtherOutcome(const Fact& fact, const Fact& other)
{
    const auto* mine = std::get_if<AttemptClosed>(&fact.body);
    const auto* theirs = std::get_if<AttemptClosed>(&other.body);
    return mine != nullptr && theirs != nullptr && mine->attempt == theirs->attempt && other.id != fact.id
        && fact.corrects != other.id;
}

/// The newest of what stands on the other side; nothing where no fact does.
std::optional<Fact> otherSide(const FactInConflict& conflict, const PersonFile& file, const std::vector<Fact>& known)
{
    const Fact& fact = conflict.fact;
    const auto contradicting =
        conflict.code == codeOf(ConflictCode::SaidElsewhere) ? contradictedBy(fact, known) : std::vector<FactId>{};
    const auto stands = [&](const Fact& one) {
        if (conflict.code == codeOf(ConflictCode::SaidElsewhere)) {
            return std::find(contradicting.begin(), contradicting.end(), one.id) != contradicting.end();
        }
        if (conflict.code == codeOf(ConflictCode::AlreadyClosed)) {
            return isOtherOutcome(fact, one);
        }
        return conflict.code == codeOf(ConflictCode::FencedOff) && isOfWhoHeldHerToo(one, fact, file);
    };
    const auto found = std::find_if(known.rbegin(), known.rend(), stands);
    return found == known.rend() ? std::nullopt : std::optional(*found);
}

} // namespace

std::vector<ListedConflict> readConflicts(CentralUnit& unit, Instant now)
{
    std::vector<ListedConflict> listed;
    for (const FactInConflict& conflict : unit.facts.inConflict(conflictsListedAtMost)) {
        if (conflict.receivedAt < now - listedFor) {
            break;
        }
        ListedConflict one;
        one.fact = conflict.fact.id;
        one.person = conflict.fact.person;
        one.type = typeCodeOf(conflict.fact.body);
        one.code = conflict.code;
        one.occurredAt = conflict.fact.occurredAt;
        one.receivedAt = conflict.receivedAt;
        one.saidBy = nameOf(unit, conflict.fact.agent);
        if (one.person) {
            if (const auto file = unit.people.find(*one.person)) {
                const PersonIdentity& identity = file->identity;
                one.personName = (identity.firstName + u' ' + identity.familyName().toUpper()).trimmed();
                if (const auto other = otherSide(conflict, *file, unit.facts.factsOf(*one.person))) {
                    one.otherBy = nameOf(unit, other->agent);
                    one.otherAt = other->occurredAt;
                }
            }
        }
        listed.push_back(std::move(one));
    }
    return listed;
}

} // namespace relais
