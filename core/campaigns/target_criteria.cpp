#include "core/campaigns/target_criteria.h"

#include "core/base/resource_node.h"

namespace relais {

namespace {

int schemeOf(const ResourceNode& node)
{
    const QString text = node.text();
    bool isNumber = false;
    const int scheme = text.toInt(&isNumber);
    if (!isNumber || text.size() != 2 || scheme < 1) {
        node.expected(QStringLiteral("a scheme as two digits, \"01\""));
    }
    return scheme;
}

TargetCriteria criteriaOf(const ResourceNode& node)
{
    node.allowOnly(
        {QLatin1String("minimumAge"), QLatin1String("ageBelow"), QLatin1String("schemes"), QLatin1String("longTermCondition"),
            QLatin1String("treatingDoctor"), QLatin1String("minimumDeliveries"), QLatin1String("minimumLetters"),
            QLatin1String("notEnrolled"), QLatin1String("notRefused"), QLatin1String("notDeceased"), QLatin1String("careGap")});
    const auto number = [&](QLatin1String key, int lowest, int highest) {
        return node.has(key) ? std::optional(node.at(key).integer(lowest, highest)) : std::nullopt;
    };
    const auto flag = [&](QLatin1String key) { return node.has(key) && node.at(key).flag(); };
    TargetCriteria criteria;
    criteria.minimumAge = number(QLatin1String("minimumAge"), 0, 130);
    criteria.ageBelow = number(QLatin1String("ageBelow"), 1, 130);
    if (node.has(QLatin1String("schemes"))) {
        for (const ResourceNode& scheme : node.at(QLatin1String("schemes")).items()) {
            criteria.schemes.push_back(schemeOf(scheme));
        }
    }
    criteria.longTermCondition = flag(QLatin1String("longTermCondition"));
    criteria.treatingDoctor = flag(QLatin1String("treatingDoctor"));
    criteria.minimumDeliveries = number(QLatin1String("minimumDeliveries"), 0, 366);
    criteria.minimumLetters = number(QLatin1String("minimumLetters"), 0, 100);
    criteria.notEnrolled = flag(QLatin1String("notEnrolled"));
    criteria.notRefused = flag(QLatin1String("notRefused"));
    criteria.notDeceased = flag(QLatin1String("notDeceased"));
    if (node.has(QLatin1String("careGap"))) {
        criteria.careGap = careGapFrom(node.at(QLatin1String("careGap")));
    }
    return criteria;
}

TargetColumn columnOf(ExamKind kind)
{
    switch (kind) {
    case ExamKind::EyeFundus: return TargetColumn::EyeFundus;
    case ExamKind::Renal: return TargetColumn::RenalCheck;
    case ExamKind::Dental: return TargetColumn::DentalCheck;
    }
    return TargetColumn::DentalCheck;
}

} // namespace

TargetColumns TargetCriteria::neededColumns() const
{
    TargetColumns columns;
    for (const auto column :
        {TargetColumn::Nir, TargetColumn::Key, TargetColumn::BirthName, TargetColumn::FirstName, TargetColumn::BirthDate}) {
        columns.add(column);
    }
    const auto addIf = [&](bool read, TargetColumn column) {
        if (read) {
            columns.add(column);
        }
    };
    addIf(!schemes.empty(), TargetColumn::Scheme);
    addIf(longTermCondition, TargetColumn::LongTermConditions);
    addIf(treatingDoctor, TargetColumn::TreatingDoctor);
    addIf(minimumDeliveries.has_value(), TargetColumn::Deliveries);
    addIf(minimumLetters.has_value(), TargetColumn::Letters);
    addIf(notEnrolled, TargetColumn::Enrolled);
    addIf(notRefused, TargetColumn::Refused);
    addIf(notDeceased, TargetColumn::DeathDate);
    if (careGap) {
        for (const ExamGap& gap : careGap->gaps) {
            for (const ExamKind kind : gap.exams) {
                columns.add(columnOf(kind));
            }
        }
    }
    return columns;
}

Result<TargetCriteria> TargetCriteria::fromJson(const QByteArray& json, const QString& fileName)
{
    ResourceProblems problems(fileName);
    const ResourceNode root = ResourceNode::parse(json, problems);
    TargetCriteria criteria = criteriaOf(root.at(QLatin1String("targeting")));
    if (!problems.none()) {
        return failure(problems.error());
    }
    return criteria;
}

Result<TargetCriteria> TargetCriteria::shipped(const CampaignCode& code)
{
    const QString name = code.code + QStringLiteral(".json");
    const auto json = readResource(QStringLiteral("campaigns/") + name);
    if (!json) {
        return failure(ErrorCode::NotFound, QStringLiteral("no such campaign"));
    }
    return fromJson(*json, name);
}

} // namespace relais
