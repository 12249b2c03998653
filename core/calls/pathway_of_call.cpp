#include "core/calls/pathway_of_call.h"

#include "core/calls/next_contact.h"
#include "core/programmes/joining.h"

namespace relais {

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
    const QString& joins = shown.campaign->joins;
    if (call.outcome == OutcomeCode::Enrolled && !joins.isEmpty() && rules.programmes) {
        const QString& territory = contact.person.territory;
        const QDate today = rules.calendar.localTime(call.now, territory).date;
        if (const Protocol* protocol = rules.programmes->joinedOn(joins, today)) {
            const Joining joining{
                QStringLiteral("campaign"), QStringLiteral("phone"), contact.person.identity.birthDate, territory, {}};
            for (FactBody& body : joiningBodies(*protocol, joining, rules.calendar)) {
                bodies.push_back(std::move(body));
            }
        }
    }
    return bodies;
}

} // namespace relais
