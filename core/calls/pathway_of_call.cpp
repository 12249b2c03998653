#include "core/calls/pathway_of_call.h"

#include "core/calls/next_contact.h"
#include "core/programmes/memberships.h"

#include <algorithm>

namespace relais {

namespace {

bool isFilled(const CallReport& report, const QString& field)
{
    return field == QLatin1String("themes")      ? !report.themes.isEmpty()
        : field == QLatin1String("exams")        ? !report.exams.empty()
        : field == QLatin1String("tobacco")      ? report.tobacco.has_value()
        : field == QLatin1String("goals")        ? !report.goals.empty()
        : field == QLatin1String("booklets")     ? !report.booklets.isEmpty()
        : field == QLatin1String("promise")      ? !report.promised.trimmed().isEmpty()
        : field == QLatin1String("note")         ? !report.freeText.trimmed().isEmpty()
        : field == QLatin1String("social_needs") ? !report.socialNeeds.trimmed().isEmpty()
                                                 : true;
}

} // namespace

const Protocol* joinedByCall(const CampaignSpec& campaign, const RuleBook& rules, const QString& territory, Instant now)
{
    if (campaign.joins.isEmpty() || !rules.programmes) {
        return nullptr;
    }
    return rules.programmes->joinedOn(campaign.joins, rules.calendar.localTime(now, territory).date);
}

Joining joiningByCall(const LeasedContact& contact, const QStringList& consents)
{
    return {QStringLiteral("campaign"), QStringLiteral("phone"), contact.person.identity.birthDate, contact.person.territory,
        consents};
}

const Protocol* protocolOfCall(
    const LeasedContact& contact, const ContactHistory& history, const RuleBook& rules, const CentreId& centre)
{
    const auto step = entryFactsOf(contact, history, rules, centre).step;
    if (!step || !rules.programmes) {
        return nullptr;
    }
    const auto members = membershipsOf(*rules.programmes, rules.calendar, history, contact.person.territory, centre);
    const auto member = std::find_if(
        members.begin(), members.end(), [&](const Membership& one) { return one.protocol->pathway == step->pathway; });
    return member != members.end() ? member->protocol : nullptr;
}

QStringList missingReportFields(const ContactOnScreen& shown, const ContactHistory& history, const RuleBook& rules,
    const CentreId& centre, const CallReport& report)
{
    QStringList missing;
    const Protocol* protocol = protocolOfCall(shown.contact, history, rules, centre);
    if (!protocol) {
        return missing;
    }
    for (const QString& field : protocol->reportRequired) {
        if (!isFilled(report, field)) {
            missing.append(field);
        }
    }
    return missing;
}

std::vector<FactBody> pathwayBodies(const ContactOnScreen& shown, const ContactHistory& history, const RuleBook& rules,
    const CentreId& centre, const CallOnPathway& call)
{
    std::vector<FactBody> bodies;
    const LeasedContact& contact = shown.contact;
    if (const auto step = entryFactsOf(contact, history, rules, centre).step) {
        const bool early = call.direction == CallDirection::Inbound && call.now < step->window.from;
        if (!early) {
            bodies.emplace_back(PathwaySaid{step->pathway, StepDialled{call.attempt, step->step, step->occurrence}});
        }
    }
    const Protocol* joined = call.outcome == OutcomeCode::Enrolled
        ? joinedByCall(*shown.campaign, rules, contact.person.territory, call.now)
        : nullptr;
    if (joined) {
        for (FactBody& body : joiningBodies(*joined, joiningByCall(contact, call.consents), rules.calendar)) {
            bodies.push_back(std::move(body));
        }
    }
    return bodies;
}

} // namespace relais
