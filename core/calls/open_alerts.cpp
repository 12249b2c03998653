#include "core/calls/open_alerts.h"

#include <algorithm>
#include <set>

namespace relais {

namespace {

std::set<FactId> retractedAmong(const std::vector<Fact>& facts)
{
    std::set<FactId> retracted;
    for (const Fact& fact : facts) {
        if (fact.corrects && std::holds_alternative<Retracted>(fact.body)) {
            retracted.insert(*fact.corrects);
        }
    }
    return retracted;
}

} // namespace

std::vector<OpenAlert> openAlertsOf(const PersonId& person, const std::vector<Fact>& facts)
{
    std::set<FactId> over = retractedAmong(facts);
    for (const Fact& fact : facts) {
        const auto* answered = std::get_if<AlertAnswered>(&fact.body);
        if (answered && !over.contains(fact.id)) {
            over.insert(answered->alert);
        }
    }
    std::vector<OpenAlert> open;
    for (const Fact& fact : facts) {
        const auto* mark = std::get_if<MarkSet>(&fact.body);
        if (mark && mark->kind == MarkKind::Emergency && mark->set && !over.contains(fact.id)) {
            open.push_back({fact.id, person, fact.occurredAt});
        }
    }
    std::sort(open.begin(), open.end(),
        [](const OpenAlert& a, const OpenAlert& b) { return std::tie(a.raisedAt, a.alert) < std::tie(b.raisedAt, b.alert); });
    return open;
}

std::optional<Instant> markTakenBackAt(const OpenAlert& alert, const std::vector<Fact>& facts)
{
    const auto retracted = retractedAmong(facts);
    std::optional<Instant> first;
    for (const Fact& fact : facts) {
        const auto* mark = std::get_if<MarkSet>(&fact.body);
        if (mark && mark->kind == MarkKind::Emergency && !mark->set && !retracted.contains(fact.id)
            && alert.raisedAt <= fact.occurredAt && (!first || fact.occurredAt < *first)) {
            first = fact.occurredAt;
        }
    }
    return first;
}

} // namespace relais
