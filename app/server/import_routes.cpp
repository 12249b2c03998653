#include "app/server/import_routes.h"

#include "app/server/problem.h"
#include "core/base/json_writer.h"
#include "core/campaigns/list_problem.h"

namespace relais {

namespace {

QString codeOf(ImportRecord::State state)
{
    switch (state) {
    case ImportRecord::State::Open: return QStringLiteral("open");
    case ImportRecord::State::Committed: return QStringLiteral("committed");
    case ImportRecord::State::Abandoned: return QStringLiteral("abandoned");
    case ImportRecord::State::Committing: return QStringLiteral("committing");
    }
    return {};
}

JsonWriter writerOf(const ImportRecord& record)
{
    JsonWriter out;
    out.id("import_id", record.id)
        .text("campaign", record.campaign.code)
        .text("reference_date", isoText(record.referenceDate))
        .text("state", codeOf(record.state))
        .integer("chunks", record.chunks)
        .instant("created_at", record.createdAt)
        .instant("committed_at", record.committedAt);
    if (!record.summary.isEmpty()) {
        out.object("summary", record.summary);
    }
    return out;
}

AuditEvent event(const ApiCall& call, Instant now, AuditAct act, const ImportId& import)
{
    return {call.agent().centre, now, act, call.agent().id, call.desk->id, std::nullopt, import.text()};
}

HttpResponse createImport(CentralWork& work, IdMaker& ids, const ApiCall& call)
{
    ImportRecord record;
    record.id = ids.make<ImportId>();
    record.campaign = {call.body.value(QStringLiteral("campaign")).toString()};
    const auto date = civilDateFromIso(call.body.value(QStringLiteral("reference_date")).toString().toStdString());
    if (!date) {
        return problem(422, "schema_violation");
    }
    record.referenceDate = *date;
    record.createdBy = call.agent().id;
    const auto made = work.write(call.agent().centre, [&](CentralJob& job) -> Result<bool> {
        if (job.rules.campaign(record.campaign) == nullptr) {
            return false;
        }
        record.createdAt = job.now;
        ImportRepository(job.connection, call.agent().centre).create(record, job.now);
        job.accounts.audit(event(call, job.now, AuditAct::ImportCreated, record.id));
        return true;
    });
    if (!made) {
        return problemOf(made.error());
    }
    return *made ? jsonAnswer(writerOf(record).done(), 201) : problem(422, "unknown_campaign");
}

HttpResponse getImport(CentralWork& work, const ApiCall& call)
{
    const auto id = call.id<ImportId>(QStringLiteral("id"));
    const auto found = work.read(call.agent().centre, [&](CentralJob& job) -> Result<ImportRecord> {
        auto record = ImportRepository(job.connection, call.agent().centre).find(id);
        return record ? Result<ImportRecord>(std::move(*record)) : failure(ErrorCode::NotFound);
    });
    return found ? jsonAnswer(writerOf(*found).done()) : problemOf(found.error());
}

HttpResponse putChunk(CentralWork& work, const ApiCall& call)
{
    const auto id = call.id<ImportId>(QStringLiteral("id"));
    const auto number = call.path.at(QStringLiteral("n")).toLongLong();
    const auto kept = work.write(call.agent().centre, [&](CentralJob& job) {
        return ImportRepository(job.connection, call.agent().centre)
            .putChunk(id, number, QByteArray::fromStdString(call.http.body));
    });
    return kept ? emptyAnswer() : problemOf(kept.error());
}

HttpResponse commitImport(ImportRunner& runner, const Clock& clock, const ApiCall& call)
{
    const auto id = call.id<ImportId>(QStringLiteral("id"));
    const StagedList staged{call.body.value(QStringLiteral("chunks")).toInteger(),
        QByteArray::fromHex(call.body.value(QStringLiteral("sha256")).toString().toLatin1())};
    const auto committed = runner.commit(call.agent().centre, id, staged, [&](Connection& connection) {
        AccountRepository(connection).audit(event(call, clock.now(), AuditAct::ImportCommitted, id));
    });
    if (!committed) {
        if (const auto* error = std::get_if<Error>(&committed.error())) {
            return problemOf(*error);
        }
        const auto& refused = std::get<ListProblem>(committed.error());
        if (refused.code == ListProblemCode::Cancelled) {
            // This server ends: the next one goes on with it, or is asked again.
            return problem(503, "server_busy");
        }
        return problem(422, (QStringLiteral("list.") + relais::codeOf(refused.code)).toLatin1().constData());
    }
    const auto& stored = committed->stored;
    return jsonAnswer(writerOf(committed->record)
                          .object("stored",
                              JsonWriter()
                                  .integer("fresh", stored.fresh)
                                  .integer("updated", stored.updated)
                                  .integer("unchanged", stored.unchanged)
                                  .integer("conflicts", stored.conflicts)
                                  .done())
                          .done());
}

HttpResponse abandonImport(CentralWork& work, ImportRunner& runner, const ApiCall& call)
{
    const auto id = call.id<ImportId>(QStringLiteral("id"));
    const auto gone = work.write(call.agent().centre, [&](CentralJob& job) -> Result<Done> {
        auto done = ImportRepository(job.connection, call.agent().centre).abandon(id);
        if (done) {
            job.accounts.audit(event(call, job.now, AuditAct::ImportAbandoned, id));
        }
        return done;
    });
    if (gone) {
        // Bytes that stay are dropped within the minute.
        static_cast<void>(runner.dropChunks(call.agent().centre, id));
    }
    return gone ? emptyAnswer() : problemOf(gone.error());
}

} // namespace

void addImportRoutes(ApiRoutes& routes, CentralWork& work, ImportRunner& runner, IdMaker& ids, const Clock& clock)
{
    routes.on("createImport", [&work, &ids](const ApiCall& call) { return createImport(work, ids, call); });
    routes.on("getImport", [&work](const ApiCall& call) { return getImport(work, call); });
    routes.on("putImportChunk", [&work](const ApiCall& call) { return putChunk(work, call); });
    routes.on("commitImport", [&runner, &clock](const ApiCall& call) { return commitImport(runner, clock, call); });
    routes.on("abandonImport", [&work, &runner](const ApiCall& call) { return abandonImport(work, runner, call); });
}

} // namespace relais
