#include "app/server/alert_routes.h"

#include "app/server/metrics_text.h"
#include "app/server/problem.h"
#include "core/calls/read_alerts.h"
#include "core/calls/waiting_alert_json.h"

namespace relais {

namespace {

/// A page that asks every half minute shows the same people again: the trail says it once for a working day.
constexpr std::chrono::hours readFor{12};

HttpResponse listAlerts(CentralWork& work, const ApiCall& call, std::chrono::minutes escalateAfter)
{
    const AgentAccount& agent = call.agent();
    const auto alerts = work.write(agent.centre, [&](CentralJob& job) {
        auto waiting = readAlerts(job.unit, job.rules, agent.role, escalateAfter, job.now);
        for (const WaitingAlert& alert : waiting) {
            if (!job.accounts.readSince(agent.centre, agent.id, alert.person, job.now - readFor)) {
                job.accounts.audit(
                    {agent.centre, job.now, AuditAct::PersonRead, agent.id, call.desk->id, alert.person, codeOf(agent.role)});
            }
        }
        return waiting;
    });
    return alerts ? jsonAnswer(toJson(*alerts)) : problemOf(alerts.error());
}

} // namespace

void addAlertRoutes(ApiRoutes& routes, CentralWork& work, std::chrono::minutes escalateAfter)
{
    routes.on("listAlerts", [&work, escalateAfter](const ApiCall& call) { return listAlerts(work, call, escalateAfter); });
}

std::string alertGauges(Database& database, CentralWork& work, std::chrono::minutes escalateAfter)
{
    const auto centres =
        database.runAndWait(Access::Read, [](Connection& connection) { return AccountRepository(connection).centres(); });
    if (!centres) {
        return {};
    }
    MetricsText open;
    open.family("relais_alerts_open", "Alerts that no medical officer has taken.", "gauge");
    MetricsText late;
    late.family("relais_alerts_escalated", "Those of them that wait too long.", "gauge");
    for (const auto& centre : *centres) {
        const auto count = work.read(centre.id, [&](CentralJob& job) { return countAlerts(job.unit, escalateAfter, job.now); });
        if (!count) {
            return {};
        }
        const std::string code = centre.id.code.toStdString();
        open.sample({{"centre", code}}, static_cast<std::uint64_t>(count->open));
        late.sample({{"centre", code}}, static_cast<std::uint64_t>(count->escalated));
    }
    return open.take() + late.take();
}

} // namespace relais
