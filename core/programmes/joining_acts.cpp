#include "core/programmes/joining_acts.h"

#include "core/outbox/fact_permission.h"
#include "core/programmes/condition.h"
#include "core/programmes/joining.h"
#include "core/programmes/known_attributes.h"
#include "core/programmes/pathway_end.h"

#include <algorithm>

namespace relais {

namespace {

/// How a role lets people in.
struct Way {
    QString entry;
    QString channel;  ///< how she agrees
    bool teamDecides; ///< it is the hospital's team that says for whom the pathway is
};

std::optional<Way> wayOf(Role role)
{
    if (role == Role::HospitalAdviser) {
        return Way{QStringLiteral("ward_visit"), QStringLiteral("bedside"), true};
    }
    if (role == Role::NurseAdviser) {
        return Way{QStringLiteral("phone"), QStringLiteral("phone"), false};
    }
    return std::nullopt;
}

/// Whether she is on the pathway still. One that has ended is begun anew: a second stay, a second birth.
bool isOn(const ActRules& rules, const std::vector<Membership>& members, const QString& pathway, Instant now)
{
    return std::any_of(members.begin(), members.end(), [&](const Membership& one) {
        const StepLedger ledger(*one.protocol, one.facts);
        return one.protocol->pathway == pathway && (ledger.stop() == nullptr || ledger.stop()->suspends)
            && !isTimeOver(*one.protocol, ledger, rules.calendar, one.facts.territory, now);
    });
}

Attributes knownOf(const JoiningPerson& person, const Way& way, QDate today)
{
    Attributes known;
    if (way.teamDecides) {
        known.set(QStringLiteral("team_decision"), true);
    }
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
    const auto way = wayOf(role);
    if (!way || person.stopped) {
        return acts;
    }
    const QDate today = rules.calendar.localTime(now, person.territory).date;
    const Attributes known = knownOf(person, *way, today);
    for (const Protocol& one : rules.book.protocols()) {
        const bool offered = rules.book.joinedOn(one.pathway, today) == &one && one.entryChannels.contains(way->entry)
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
        JoinAct join{joiningBodies(one, {way->entry, way->channel, person.birthDate, person.territory, consents}, rules.calendar),
            way->teamDecides};
        if (way->teamDecides) {
            join.bodies.emplace_back(PathwaySaid{one.pathway, AttributeSaid{QStringLiteral("team_decision"), true}});
        }
        const bool may =
            std::all_of(join.bodies.begin(), join.bodies.end(), [role](const FactBody& body) { return mayWrite(role, body); });
        if (may) {
            acts.push_back({one.pathway, std::move(join), ActAsks::Consent, {}, {}});
        }
    }
    return acts;
}

} // namespace relais
