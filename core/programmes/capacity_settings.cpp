#include "core/programmes/capacity_settings.h"

#include "core/base/resource_node.h"

namespace relais {

using namespace Qt::StringLiterals;

Result<CapacitySettings> CapacitySettings::fromJson(const QByteArray& json, const QString& fileName)
{
    ResourceProblems problems(fileName);
    const auto root = ResourceNode::parse(json, problems);
    root.allowOnly(
        {"format"_L1, "note"_L1, "fruitfulCallsPerNurseDay"_L1, "weeks"_L1, "workedWeekdays"_L1, "phoneCohort"_L1, "marks"_L1});
    root.checkMarks();
    root.at("format"_L1).integer(1, 1);
    CapacitySettings settings;
    const auto rate = root.at("fruitfulCallsPerNurseDay"_L1);
    rate.allowOnly({"calls"_L1, "nurses"_L1, "workedDays"_L1});
    const int calls = rate.at("calls"_L1).integer(1, 100'000'000);
    const int nurses = rate.at("nurses"_L1).integer(1, 100'000);
    const int days = rate.at("workedDays"_L1).integer(1, 366);
    settings.weeks = root.at("weeks"_L1).integer(1, 104);
    for (const ResourceNode& day : root.at("workedWeekdays"_L1).items()) {
        settings.workedWeekdays.push_back(day.integer(1, 7));
    }
    const auto cohort = root.at("phoneCohort"_L1);
    cohort.allowOnly({"reservePercent"_L1});
    settings.cohortReserve = cohort.at("reservePercent"_L1).integer(0, 50);
    if (!problems.none()) {
        return failure(problems.error());
    }
    settings.callsPerNurseDay = static_cast<double>(calls) / (static_cast<double>(nurses) * days);
    return settings;
}

Result<CapacitySettings> CapacitySettings::shipped()
{
    const auto json = readResource(u"capacity/capacity.json"_s);
    return json ? fromJson(*json, u"capacity.json"_s) : Result<CapacitySettings>(failure(json.error()));
}

} // namespace relais
