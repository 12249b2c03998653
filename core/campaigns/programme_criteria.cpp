#include "core/campaigns/programme_criteria.h"

#include "core/campaigns/campaign_spec.h"

#include <algorithm>

namespace relais {

namespace {

QDate dayOf(const CivilDate& date)
{
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day()))};
}

/// What the list says of her. A column that no criterion of the campaign reads may be missing from the list: it says nothing.
Attributes saidOf(const TargetPerson& person, const TargetCriteria& criteria, const CivilDate& referenceDate)
{
    Attributes said;
    said.set(QStringLiteral("age"), ageAt(person.birthDate, referenceDate));
    said.set(QStringLiteral("deceased"), person.deceased);
    said.set(QStringLiteral("refused"), person.refused);
    said.set(QStringLiteral("member"), person.enrolled);
    if (criteria.minimumDeliveries) {
        said.set(QStringLiteral("antidiabetic_deliveries_12m"), static_cast<int>(person.deliveries));
    }
    if (criteria.longTermCondition) {
        said.set(QStringLiteral("exempt_long_term_condition"), person.longTermCondition);
    }
    if (criteria.treatingDoctor) {
        said.set(QStringLiteral("treating_physician"), person.treatingDoctor);
    }
    if (criteria.minimumLetters) {
        said.set(QStringLiteral("letters_sent"), static_cast<int>(person.letters));
    }
    if (!criteria.schemes.empty()) {
        const bool accepted =
            std::find(criteria.schemes.begin(), criteria.schemes.end(), person.scheme) != criteria.schemes.end();
        said.set(QStringLiteral("scheme_accepted"), accepted);
    }
    if (criteria.careGap) {
        for (const ExamKind kind : {ExamKind::Dental, ExamKind::Renal, ExamKind::EyeFundus}) {
            if (const auto& exam = person.lastExam[static_cast<std::size_t>(kind)]) {
                said.set(QStringLiteral("exam_") + codeOf(kind), dayOf(*exam));
            }
        }
    }
    return said;
}

} // namespace

bool isAgainstProgramme(const ProgrammeCriteria& programme, const TargetPerson& person, const TargetCriteria& criteria,
    const CivilDate& referenceDate)
{
    const Attributes said = saidOf(person, criteria, referenceDate);
    const QDate on = dayOf(referenceDate);
    return judge(programme.eligibility, said, on) == Truth::No
        || (programme.exclusion && judge(*programme.exclusion, said, on) == Truth::Yes);
}

TargetCriteria withProgramme(
    TargetCriteria criteria, const CampaignSpec& campaign, const ProgrammeBook* book, const CivilDate& referenceDate)
{
    const Protocol* joined = book && !campaign.joins.isEmpty() ? book->joinedOn(campaign.joins, dayOf(referenceDate)) : nullptr;
    criteria.programme =
        joined ? std::make_shared<const ProgrammeCriteria>(ProgrammeCriteria{joined->eligibility, joined->exclusion}) : nullptr;
    return criteria;
}

} // namespace relais
