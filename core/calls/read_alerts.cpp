#include "core/calls/read_alerts.h"

#include "core/calls/open_alerts.h"
#include "core/calls/waiting_alert_json.h"
#include "core/people/open_file.h"

namespace relais {

namespace {

constexpr int countedAtMost = 100'000;

/// Who raised it; empty when she is not known any more.
QString raisedBy(CentralUnit& unit, const OpenAlert& alert)
{
    const auto mark = unit.facts.find(alert.alert);
    const auto agent = mark ? unit.agents.find(mark->agent) : std::nullopt;
    return agent ? agent->displayName : QString();
}

} // namespace

std::vector<WaitingAlert> readAlerts(
    CentralUnit& unit, const RuleBook& rules, Role role, std::chrono::minutes escalateAfter, Instant now)
{
    std::vector<WaitingAlert> waiting;
    for (const OpenAlert& open : unit.pathways.openAlerts(alertsAtMost)) {
        WaitingAlert alert;
        alert.alert = open.alert;
        alert.person = open.person;
        alert.raisedAt = open.raisedAt;
        alert.raisedBy = raisedBy(unit, open);
        alert.standing = standingOf(open.raisedAt, now, escalateAfter);
        alert.takenBackAt = markTakenBackAt(open, unit.facts.factsOf(open.person));
        if (const auto person = personSlice(unit, rules, role, open.person)) {
            alert.identity = person->identity;
            alert.addressLine = person->addressLine;
            alert.postalCode = person->postalCode;
            alert.town = person->town;
            for (const ContactPoint& point : person->contactPoints) {
                if (point.usable) {
                    alert.callBack.push_back(point.number);
                }
            }
        }
        waiting.push_back(std::move(alert));
    }
    return waiting;
}

AlertCount countAlerts(CentralUnit& unit, std::chrono::minutes escalateAfter, Instant now)
{
    AlertCount count;
    for (const OpenAlert& open : unit.pathways.openAlerts(countedAtMost)) {
        ++count.open;
        count.escalated += standingOf(open.raisedAt, now, escalateAfter) == AlertStanding::Escalated ? 1 : 0;
    }
    return count;
}

} // namespace relais
