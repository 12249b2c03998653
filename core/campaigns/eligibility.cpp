#include "core/campaigns/eligibility.h"

#include "core/campaigns/programme_criteria.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int longestGap = 5;

bool isGap(const TargetPerson& person, const ExamGap& gap, int referenceYear)
{
    return std::none_of(gap.exams.begin(), gap.exams.end(), [&](ExamKind kind) {
        const auto& exam = person.lastExam[static_cast<std::size_t>(kind)];
        return exam && fillsGap(gap, static_cast<int>(exam->year()), referenceYear);
    });
}

bool hasCareGap(const TargetPerson& person, const CareGapRule& rule, int referenceYear)
{
    const auto gap = [&](const ExamGap& one) { return isGap(person, one, referenceYear); };
    return rule.combine == CareGapRule::Combine::All ? std::all_of(rule.gaps.begin(), rule.gaps.end(), gap)
                                                     : std::any_of(rule.gaps.begin(), rule.gaps.end(), gap);
}

bool below(unsigned count, const std::optional<int>& minimum)
{
    return minimum && count < static_cast<unsigned>(*minimum);
}

} // namespace

QString codeOf(IneligibleReason reason)
{
    switch (reason) {
    case IneligibleReason::Minor: return QStringLiteral("minor");
    case IneligibleReason::Age75OrOver: return QStringLiteral("age_75_or_over");
    case IneligibleReason::OtherScheme: return QStringLiteral("other_scheme");
    case IneligibleReason::NoLongTermCondition: return QStringLiteral("no_ald");
    case IneligibleReason::NoTreatingDoctor: return QStringLiteral("no_treating_doctor");
    case IneligibleReason::FewerThan3Deliveries: return QStringLiteral("fewer_than_3_deliveries");
    case IneligibleReason::FewerThan3Letters: return QStringLiteral("fewer_than_3_letters");
    case IneligibleReason::AlreadyEnrolled: return QStringLiteral("already_enrolled");
    case IneligibleReason::RefusedBefore: return QStringLiteral("refused_before");
    case IneligibleReason::Deceased: return QStringLiteral("deceased");
    case IneligibleReason::NoCareGap: return QStringLiteral("no_care_gap");
    case IneligibleReason::NotOfProgramme: return QStringLiteral("not_of_programme");
    }
    return {};
}

QStringList IneligibleReasons::codes() const
{
    QStringList codes;
    for (std::size_t i = 0; i < ineligibleReasonCount; ++i) {
        if (const auto reason = static_cast<IneligibleReason>(i); has(reason)) {
            codes.append(codeOf(reason));
        }
    }
    return codes;
}

IneligibleReasons eligibility(const TargetPerson& person, const TargetCriteria& criteria, const CivilDate& referenceDate)
{
    IneligibleReasons reasons;
    const auto addIf = [&](bool against, IneligibleReason reason) {
        if (against) {
            reasons.add(reason);
        }
    };
    const int age = ageAt(person.birthDate, referenceDate);
    addIf(criteria.minimumAge && age < *criteria.minimumAge, IneligibleReason::Minor);
    addIf(criteria.ageBelow && age >= *criteria.ageBelow, IneligibleReason::Age75OrOver);
    addIf(!criteria.schemes.empty()
            && std::find(criteria.schemes.begin(), criteria.schemes.end(), person.scheme) == criteria.schemes.end(),
        IneligibleReason::OtherScheme);
    addIf(criteria.longTermCondition && !person.longTermCondition, IneligibleReason::NoLongTermCondition);
    addIf(criteria.treatingDoctor && !person.treatingDoctor, IneligibleReason::NoTreatingDoctor);
    addIf(below(person.deliveries, criteria.minimumDeliveries), IneligibleReason::FewerThan3Deliveries);
    addIf(below(person.letters, criteria.minimumLetters), IneligibleReason::FewerThan3Letters);
    addIf(criteria.notEnrolled && person.enrolled, IneligibleReason::AlreadyEnrolled);
    addIf(criteria.notRefused && person.refused, IneligibleReason::RefusedBefore);
    addIf(criteria.notDeceased && person.deceased, IneligibleReason::Deceased);
    addIf(criteria.careGap && !hasCareGap(person, *criteria.careGap, static_cast<int>(referenceDate.year())),
        IneligibleReason::NoCareGap);
    addIf(criteria.programme && reasons.isEmpty() && isAgainstProgramme(*criteria.programme, person, criteria, referenceDate),
        IneligibleReason::NotOfProgramme);
    return reasons;
}

int careGapYears(const TargetPerson& person, const TargetCriteria& criteria, const CivilDate& referenceDate)
{
    if (!criteria.careGap) {
        return 0;
    }
    int years = longestGap;
    for (const ExamGap& gap : criteria.careGap->gaps) {
        for (const ExamKind kind : gap.exams) {
            if (const auto& exam = person.lastExam[static_cast<std::size_t>(kind)]) {
                years = std::min(years, std::max(0, ageAt(*exam, referenceDate)));
            }
        }
    }
    return years;
}

} // namespace relais
