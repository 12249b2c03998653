#include "core/programmes/care_gap_rules.h"

#include <algorithm>

namespace relais {

namespace {

void collect(const Condition& condition, std::vector<CareGapRule>& rules)
{
    if (condition.kind == Condition::Kind::CareGap && std::find(rules.begin(), rules.end(), condition.gap) == rules.end()) {
        rules.push_back(condition.gap);
    }
    for (const Condition& part : condition.parts) {
        collect(part, rules);
    }
}

} // namespace

std::vector<CareGapRule> careGapRules(const ProgrammeBook& book, QDate on)
{
    std::vector<CareGapRule> rules;
    for (const Protocol& protocol : book.protocols()) {
        if (!protocol.isOpenOn(on)) {
            continue;
        }
        collect(protocol.eligibility, rules);
        for (const ProtocolStep& step : protocol.steps) {
            if (step.when) {
                collect(*step.when, rules);
            }
        }
    }
    return rules;
}

} // namespace relais
