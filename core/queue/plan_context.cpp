#include "core/queue/plan_context.h"

#include <algorithm>

namespace relais {

PlanContext::PlanContext(const CampaignSpec& ofCampaign, const OutcomeCatalogue& ofOutcomes, const Calendar& ofCalendar,
    const EntryFacts& ofEntry, const ContactHistory& ofHistory)
    : campaign(ofCampaign), outcomes(ofOutcomes), calendar(ofCalendar), entry(ofEntry), history(ofHistory)
{
    attempts.reserve(history.attempts.size());
    for (const AttemptRecord& attempt : history.attempts) {
        attempts.push_back(&attempt);
    }
    const auto before = [](const AttemptRecord* a, const AttemptRecord* b) {
        return a->startedAt != b->startedAt ? a->startedAt < b->startedAt : a->id < b->id;
    };
    if (!std::is_sorted(attempts.begin(), attempts.end(), before)) {
        std::sort(attempts.begin(), attempts.end(), before);
    }
    tally = tallyOf(campaign, outcomes, calendar, entry, attempts);
}

const OutcomeSpec* PlanContext::specOf(const AttemptRecord& attempt) const
{
    return attempt.outcome ? &outcomes.spec(*attempt.outcome) : nullptr;
}

int PlanContext::ownCount(OutcomeCode outcome) const
{
    return static_cast<int>(std::count_if(attempts.begin(), attempts.end(),
        [&](const AttemptRecord* attempt) { return isOwn(*attempt) && attempt->outcome == outcome; }));
}

bool PlanContext::hasUntriedNumber() const
{
    return std::any_of(history.numbers.begin(), history.numbers.end(), [&](const PhoneNumber& number) {
        return std::none_of(attempts.begin(), attempts.end(), [&](const AttemptRecord* attempt) {
            return attempt->number == number && attempt->direction == CallDirection::Outbound;
        });
    });
}

QString stopCode(const PlanContext& context)
{
    const ContactHistory& history = context.history;
    if (history.deceased) {
        return QStringLiteral("deceased");
    }
    if (history.objected) {
        return QStringLiteral("objected");
    }
    if (history.withdrawn) {
        return QStringLiteral("withdrawn");
    }
    if (context.campaign.purpose != Purpose::ProgrammeInvitation) {
        return context.entry.leftPathways ? QStringLiteral("pathway_over") : QString();
    }
    if (history.isMember || history.enrolledElsewhere) {
        return QStringLiteral("enrolled");
    }
    return history.refused && !context.entry.physicianRequest ? QStringLiteral("refused") : QString();
}

} // namespace relais
