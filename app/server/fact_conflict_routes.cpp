#include "app/server/fact_conflict_routes.h"

#include "app/server/problem.h"
#include "core/outbox/listed_conflict_json.h"
#include "core/outbox/read_conflicts.h"

namespace relais {

namespace {

/// A page that is looked at again and again shows the same people: the trail says it once for a working day.
constexpr std::chrono::hours readFor{12};

HttpResponse listConflicts(CentralWork& work, const ApiCall& call)
{
    const AgentAccount& agent = call.agent();
    const auto conflicts = work.write(agent.centre, [&](CentralJob& job) {
        auto listed = readConflicts(job.unit, job.now);
        for (const ListedConflict& one : listed) {
            if (one.person && !job.accounts.readSince(agent.centre, agent.id, *one.person, job.now - readFor)) {
                job.accounts.audit(
                    {agent.centre, job.now, AuditAct::PersonRead, agent.id, call.desk->id, one.person, codeOf(agent.role)});
            }
        }
        return listed;
    });
    return conflicts ? jsonAnswer(toJson(*conflicts)) : problemOf(conflicts.error());
}

} // namespace

void addFactConflictRoutes(ApiRoutes& routes, CentralWork& work)
{
    routes.on("listFactConflicts", [&work](const ApiCall& call) { return listConflicts(work, call); });
}

} // namespace relais
