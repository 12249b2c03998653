#include "core/calls/call_report.h"

#include "core/base/code_table.h"

namespace relais {

namespace {
constexpr CodeTable<TobaccoStatus, 4> tobacco{{
    {TobaccoStatus::Never, u"never"},
    {TobaccoStatus::Former, u"former"},
    {TobaccoStatus::Stopped, u"stopped"},
    {TobaccoStatus::Smoker, u"smoker"},
}};
constexpr CodeTable<GoalFamily, 3> families{{
    {GoalFamily::MoveBetter, u"move"},
    {GoalFamily::EatBetter, u"eat"},
    {GoalFamily::CareBetter, u"care"},
}};
constexpr CodeTable<GoalProgress, 4> progresses{{
    {GoalProgress::Set, u"set"},
    {GoalProgress::InProgress, u"in_progress"},
    {GoalProgress::Reached, u"reached"},
    {GoalProgress::Dropped, u"dropped"},
}};
} // namespace

QString codeOf(TobaccoStatus status)
{
    return codeIn(tobacco, status);
}

std::optional<TobaccoStatus> tobaccoStatusFromCode(QStringView code)
{
    return valueIn(tobacco, code);
}

QString codeOf(GoalFamily family)
{
    return codeIn(families, family);
}

std::optional<GoalFamily> goalFamilyFromCode(QStringView code)
{
    return valueIn(families, code);
}

QString codeOf(GoalProgress progress)
{
    return codeIn(progresses, progress);
}

std::optional<GoalProgress> goalProgressFromCode(QStringView code)
{
    return valueIn(progresses, code);
}

} // namespace relais
