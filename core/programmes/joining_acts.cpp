#include "core/programmes/joining_acts.h"

#include "core/outbox/fact_permission.h"
#include "core/programmes/condition.h"
#include "core/programmes/joining.h"
#include "core/programmes/known_attributes.h"
#include "core/programmes/pathway_end.h"

#include <algorithm>

namespace relais {

namespace {

const auto ward = QStringLiteral("ward_visit");

/// Whether she is on the pathway still. One that has ended is begun anew: a second stay, a second birth.
bool isOn(const ActRules& rules, const std::vector<Membership>& members, const QString& pathway, Instant now)
{
    return std::any_of(members.begin(), members.end(), [&](const Membership& one) {
        const StepLedger ledger(*one.protocol, one.facts);
        return one.protocol->pathway == pathway && (ledger.stop() == nullptr || ledger.stop()->suspends)
            && !isTimeOver(*one.protocol, ledger, rules.calendar, one.facts.territory, now);
    });
}

Attributes knownOf(const JoiningPerson& person, QDate today)
{
    Attributes known;
    known.set(QStringLiteral("team_decision"), true);
    if (person.birthDate.isValid()) {
        known.set(QStringLiteral("age"), ageOn(person.birthDate, today));
    }
    return known;
}

} // namespace

std::vector<PathwayAct> joiningActsFor(
    const ActRules& rules, const std::vector<Membership>& members, const JoiningPerson& person, Role role, Instant now)
{
    std::vector<PathwayAct> acts;
    if (role != Role::HospitalAdviser || person.stopped) {
        return acts;
    }
    const QDate today = rules.calendar.localTime(now, person.territory).date;
    const Attributes known = knownOf(person, today);
    for (const Protocol& one : rules.book.protocols()) {
        const bool offered = rules.book.joinedOn(one.pathway, today) == &one && one.entryChannels.contains(ward)
            && (one.territories.isEmpty() || one.territories.contains(person.territory));
        if (!offered || isOn(rules, members, one.pathway, now) || judge(one.eligibility, known, today) == Truth::No) {
            continue;
        }
        // She answers once for all that nobody joins without: the question reads each of them out.
        QStringList consents;
        for (const ConsentSpec& consent : one.consents) {
            if (consent.required) {
                consents << consent.code;
            }
        }
        JoinAct join{
            joiningBodies(one, {ward, QStringLiteral("bedside"), person.birthDate, person.territory, consents}, rules.calendar)};
        join.bodies.emplace_back(PathwaySaid{one.pathway, AttributeSaid{QStringLiteral("team_decision"), true}});
        const bool may =
            std::all_of(join.bodies.begin(), join.bodies.end(), [role](const FactBody& body) { return mayWrite(role, body); });
        if (may) {
            acts.push_back({one.pathway, std::move(join), ActAsks::Consent, {}, {}});
        }
    }
    return acts;
}

} // namespace relais
