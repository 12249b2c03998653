#include "core/programmes/cohort_pathway.h"

#include <algorithm>

namespace relais {

namespace {

bool asks(const Condition& condition)
{
    return condition.attribute == phoneCohortAttribute() || std::any_of(condition.parts.begin(), condition.parts.end(), &asks);
}

} // namespace

QString phoneCohortAttribute()
{
    return QStringLiteral("in_phone_cohort");
}

bool hasPhoneCohort(const Protocol& protocol)
{
    return std::any_of(
        protocol.steps.begin(), protocol.steps.end(), [](const ProtocolStep& step) { return step.when && asks(*step.when); });
}

std::vector<const Protocol*> cohortProtocols(const ProgrammeBook& book, QDate day)
{
    std::vector<const Protocol*> found;
    for (const Protocol& protocol : book.protocols()) {
        if (hasPhoneCohort(protocol) && book.joinedOn(protocol.pathway, day) == &protocol) {
            found.push_back(&protocol);
        }
    }
    return found;
}

} // namespace relais
