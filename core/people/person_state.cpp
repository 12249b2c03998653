#include "core/people/person_state.h"

#include "core/queue/history_of_facts.h"

#include <algorithm>
#include <unordered_set>

namespace relais {

ContactHistory listedHistory(const PersonFile& file)
{
    ContactHistory history;
    history.isMember = file.memberSince.has_value() || file.listedEnrolled;
    history.enrolledElsewhere = file.listedEnrolled;
    history.refused = file.listedRefused;
    history.deceased = file.listedDeceased;
    for (const ContactPoint& point : file.contactPoints) {
        if (point.usable) {
            history.numbers.push_back(point.number);
        }
    }
    return history;
}

PersonState derivePerson(const PersonFile& file, const std::vector<Fact>& facts)
{
    PersonState state;
    state.history = historyWith(listedHistory(file), facts);
    state.contactPoints = file.contactPoints;
    for (ContactPoint& point : state.contactPoints) {
        const auto& usable = state.history.numbers;
        point.usable = std::find(usable.begin(), usable.end(), point.number) != usable.end();
    }

    std::unordered_set<FactId> retracted;
    for (const Fact& fact : facts) {
        if (fact.corrects && std::holds_alternative<Retracted>(fact.body)) {
            retracted.insert(*fact.corrects);
        }
    }
    const Fact* notice = nullptr;
    for (const Fact& fact : facts) {
        if (retracted.contains(fact.id)) {
            continue;
        }
        if (const auto* read = std::get_if<NoticeRead>(&fact.body)) {
            if (notice == nullptr || happenedBefore(*notice, fact)) {
                notice = &fact;
                state.noticeVersionRead = read->version;
            }
        } else if (const auto* closed = std::get_if<AttemptClosed>(&fact.body)) {
            const Fact*& standing = state.closings[closed->attempt];
            if (standing == nullptr || happenedBefore(*standing, fact)) {
                standing = &fact;
            }
        }
    }
    return state;
}

} // namespace relais
