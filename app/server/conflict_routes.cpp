#include "app/server/conflict_routes.h"

#include "app/server/problem.h"
#include "core/base/json_writer.h"
#include "db/campaigns/conflict_repository.h"

namespace relais {

namespace {

constexpr int conflictsAtMost = 500;

QJsonObject toJson(const ImportConflict::Saying& saying)
{
    return JsonWriter().text("birth_name", saying.birthName).text("birth_date", saying.birthDate).done();
}

QJsonObject toJson(const ImportConflict& conflict)
{
    JsonWriter out;
    out.id("import_id", conflict.import)
        .integer("line", conflict.line)
        .text("campaign", conflict.campaign.code)
        .text("field", conflict.field)
        .instant("imported_at", conflict.importedAt);
    if (conflict.person) {
        out.id("person_id", *conflict.person).object("known", toJson(conflict.known)).object("listed", toJson(conflict.listed));
    }
    return out.done();
}

HttpResponse settle(CentralWork& work, const ApiCall& call)
{
    const ConflictRepository::Place place{
        ImportId::fromText(call.body.value(QStringLiteral("import_id")).toString()).value_or(ImportId()),
        call.body.value(QStringLiteral("line")).toInteger()};
    const auto decision = conflictDecisionFromCode(call.body.value(QStringLiteral("decision")).toString());
    if (!decision) {
        return problem(422, "schema_violation");
    }
    const AgentAccount& agent = call.agent();
    const auto settled = work.write(agent.centre, [&](CentralJob& job) -> Result<Done> {
        auto done =
            ConflictRepository(job.connection, agent.centre).settle(job.unit, job.rules, place, *decision, agent.id, job.now);
        if (done) {
            job.accounts.audit({agent.centre, job.now, AuditAct::ConflictSettled, agent.id, call.desk->id, std::nullopt,
                place.import.text() + u':' + QString::number(place.line)});
        }
        return done;
    });
    return settled ? jsonAnswer(call.body) : problemOf(settled.error());
}

} // namespace

void addConflictRoutes(ApiRoutes& routes, CentralWork& work)
{
    routes.on("listImportConflicts", [&work](const ApiCall& call) {
        const ConflictRepository::Place after{
            ImportId::fromText(call.queried(QStringLiteral("after_import")).value_or(QString())).value_or(ImportId()),
            call.queried(QStringLiteral("after_line")).value_or(QString()).toLongLong()};
        const auto found = work.read(call.agent().centre, [&](CentralJob& job) {
            return ConflictRepository(job.connection, call.agent().centre).open(after, conflictsAtMost);
        });
        return found
            ? jsonAnswer(JsonWriter().list("items", *found, [](const ImportConflict& one) { return toJson(one); }).done())
            : problemOf(found.error());
    });
    routes.on("settleImportConflict", [&work](const ApiCall& call) { return settle(work, call); });
}

} // namespace relais
