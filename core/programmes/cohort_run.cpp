#include "core/programmes/cohort_run.h"

#include "core/base/code_table.h"

namespace relais {

namespace {

constexpr std::chrono::minutes untouched{15};
constexpr CodeTable<CohortRun::Cause, 3> causes{
    {{CohortRun::Cause::Operator, u"operator"}, {CohortRun::Cause::Agent, u"agent"}, {CohortRun::Cause::Daily, u"daily"}}};
constexpr CodeTable<CohortRun::State, 3> states{
    {{CohortRun::State::Open, u"open"}, {CohortRun::State::Done, u"done"}, {CohortRun::State::GivenUp, u"given_up"}}};

} // namespace

QString codeOf(CohortRun::Cause cause)
{
    return codeIn(causes, cause);
}

std::optional<CohortRun::Cause> cohortCauseFromCode(QStringView code)
{
    return valueIn(causes, code);
}

QString codeOf(CohortRun::State state)
{
    return codeIn(states, state);
}

std::optional<CohortRun::State> cohortStateFromCode(QStringView code)
{
    return valueIn(states, code);
}

bool mayReplace(const CohortRun& open, CohortRun::Cause by, Instant now)
{
    return open.touchedAt + untouched <= now || (by == CohortRun::Cause::Operator && open.cause == CohortRun::Cause::Operator);
}

} // namespace relais
