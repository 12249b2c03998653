#include "app/server/desk_routes.h"

#include "app/server/problem.h"
#include "core/base/json_writer.h"
#include "core/queue/lease_contacts.h"

namespace relais {

namespace {

HttpResponse listDesks(CentralWork& work, const ApiCall& call)
{
    const auto desks = work.read(call.agent().centre, [&](CentralJob& job) { return job.accounts.desks(call.agent().centre); });
    return desks ? jsonAnswer(JsonWriter()
                                  .list("items", *desks,
                                      [](const AccountRepository::ListedDesk& listed) {
                                          return JsonWriter()
                                              .id("desk_id", listed.desk.id)
                                              .text("name", listed.desk.name)
                                              .instant("enrolled_at", listed.enrolledAt)
                                              .instant("lost_at", listed.lostAt)
                                              .done();
                                      })
                                  .done())
                 : problemOf(desks.error());
}

HttpResponse declareLost(CentralWork& work, const ApiCall& call)
{
    const AgentAccount& agent = call.agent();
    const auto id = call.id<DeskId>(QStringLiteral("id"));
    const auto contacts = work.write(agent.centre, [&](CentralJob& job) -> Result<int> {
        switch (job.accounts.declareDeskLost(agent.centre, id, job.now)) {
        case AccountRepository::DeskLoss::Unknown: return failure(ErrorCode::NotFound, QStringLiteral("desk"));
        case AccountRepository::DeskLoss::Before: return 0;
        case AccountRepository::DeskLoss::Now: break;
        }
        const int back = giveBackAll(job.unit, job.rules, id, true, job.now);
        job.accounts.audit({agent.centre, job.now, AuditAct::DeskLost, agent.id, id, std::nullopt, QString::number(back)});
        return back;
    });
    return contacts ? jsonAnswer(JsonWriter().id("desk_id", id).integer("contacts", *contacts).done())
                    : problemOf(contacts.error());
}

HttpResponse declareFound(CentralWork& work, const ApiCall& call)
{
    const AgentAccount& agent = call.agent();
    const auto id = call.id<DeskId>(QStringLiteral("id"));
    const auto found = work.write(agent.centre, [&](CentralJob& job) -> Result<Done> {
        switch (job.accounts.declareDeskFound(agent.centre, id, job.now)) {
        case AccountRepository::DeskLoss::Unknown: return failure(ErrorCode::NotFound, QStringLiteral("desk"));
        case AccountRepository::DeskLoss::Before: return Done{};
        case AccountRepository::DeskLoss::Now: break;
        }
        job.accounts.audit({agent.centre, job.now, AuditAct::DeskFound, agent.id, id, std::nullopt, QString()});
        return Done{};
    });
    return found ? jsonAnswer(JsonWriter().id("desk_id", id).done()) : problemOf(found.error());
}

} // namespace

void addDeskRoutes(ApiRoutes& routes, CentralWork& work)
{
    routes.on("listDesks", [&work](const ApiCall& call) { return listDesks(work, call); });
    routes.on("declareDeskFound", [&work](const ApiCall& call) { return declareFound(work, call); });
    routes.on("declareDeskLost", [&work](const ApiCall& call) { return declareLost(work, call); });
}

} // namespace relais
