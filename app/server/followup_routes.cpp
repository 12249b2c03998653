#include "app/server/followup_routes.h"

#include "app/server/problem.h"
#include "core/base/json_writer.h"
#include "core/followups/agenda_json.h"
#include "core/followups/read_agenda.h"

namespace relais {

namespace {

HttpResponse readAgentStates(CentralWork& work, const ApiCall& call)
{
    const auto answer = work.read(call.agent().centre, [&](CentralJob& job) {
        std::map<AgentId, AgentNow> states;
        for (const auto& state : job.unit.agentStates.all()) {
            states[state.agent] = state;
        }
        const auto agents = job.accounts.agents(call.agent().centre, job.now);
        return JsonWriter()
            .instant("server_time", job.now)
            .list("items", agents,
                [&](const AgentAccount& agent) {
                    const auto found = states.find(agent.id);
                    // Nobody who never signed in has a state of her own.
                    const AgentNow now = found == states.end() ? AgentNow() : found->second;
                    return JsonWriter()
                        .id("agent_id", agent.id)
                        .text("display_name", agent.displayName)
                        .text("state", codeOf(now.state))
                        .text("reason", now.reason ? now.reason->code : QString())
                        .instant("since", now.since)
                        .done();
                })
            .done();
    });
    return answer ? jsonAnswer(*answer) : problemOf(answer.error());
}

} // namespace

void addFollowupRoutes(ApiRoutes& routes, CentralWork& work)
{
    routes.on("readAgenda", [&work](const ApiCall& call) {
        const auto page = work.read(call.agent().centre,
            [&](CentralJob& job) { return readAgenda(job.unit, job.rules, profileOf(call.agent()), job.now); });
        return page ? jsonAnswer(toJson(*page)) : problemOf(page.error());
    });

    routes.on("readSlots", [&work](const ApiCall& call) {
        const QDate date = QDate::fromString(call.queried(QStringLiteral("date")).value_or(QString()), Qt::ISODate);
        const auto slotsOfDay = work.read(
            call.agent().centre, [&](CentralJob& job) { return slotCapacities(job.unit, job.rules, date, call.agent().centre); });
        return slotsOfDay ? jsonAnswer(toJson(*slotsOfDay)) : problemOf(slotsOfDay.error());
    });

    routes.on("readAgentStates", [&work](const ApiCall& call) { return readAgentStates(work, call); });
}

} // namespace relais
