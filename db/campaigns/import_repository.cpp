#include "db/campaigns/import_repository.h"

#include "db/campaigns/target_import.h"

#include <QJsonDocument>

namespace relais {

namespace {

/// So many megabytes at most go in one write.
constexpr std::int64_t chunksAtOnce = 4;

ImportRepository::Place placeOf(Row row)
{
    return {row.next<CentreId>(), row.next<ImportId>()};
}

} // namespace

void ImportRepository::create(const ImportRecord& record, Instant now)
{
    m_connection.statement("campaigns/campaigns.insert_import")
        .bindAll(
            m_centre, record.id, record.campaign, QString::fromStdString(isoDate(record.referenceDate)), now, record.createdBy)
        .send();
}

std::optional<ImportRecord> ImportRepository::find(const ImportId& id)
{
    return m_connection.statement("campaigns/campaigns.find_import").bindAll(m_centre, id).one([&](Row row) {
        ImportRecord record;
        record.id = id;
        record.campaign = row.next<CampaignCode>();
        record.referenceDate = civilDateFromIso(row.next<QString>().toStdString()).value_or(CivilDate{});
        record.state = row.next<ImportRecord::State>();
        record.createdAt = row.next<Instant>();
        record.createdBy = row.next<std::optional<AgentId>>();
        record.committedAt = row.next<std::optional<Instant>>();
        record.summary = QJsonDocument::fromJson(row.next<QString>().toUtf8()).object();
        record.chunks = row.next<std::int64_t>();
        return record;
    });
}

Result<Done> ImportRepository::putChunk(const ImportId& id, std::int64_t number, const QByteArray& content)
{
    const auto record = find(id);
    if (!record) {
        return failure(ErrorCode::NotFound, QStringLiteral("import"));
    }
    if (content.isEmpty() || content.size() > largestChunk || number < 0) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("chunk"));
    }
    if (record->state != ImportRecord::State::Open) {
        return failure(ErrorCode::Conflict, QStringLiteral("import is not open"));
    }
    const auto added = m_connection.statement("campaigns/campaigns.put_chunk").bindAll(m_centre, id, number, content).run();
    if (added == 0
        && m_connection.statement("campaigns/campaigns.chunk").bindAll(m_centre, id, number).value<QByteArray>() != content) {
        return failure(ErrorCode::Conflict, QStringLiteral("chunk has other bytes"));
    }
    return Done{};
}

Result<Done> ImportRepository::decide(const ImportId& id, const ImportSummary& summary, const StagedList& judged, Instant now)
{
    const auto record = find(id);
    if (!record || record->state != ImportRecord::State::Open) {
        return failure(ErrorCode::Conflict, QStringLiteral("import is not open"));
    }
    if (record->chunks != judged.chunks) {
        return failure(ErrorCode::Conflict, QStringLiteral("a chunk came while the list was read"));
    }
    const QByteArray json = QJsonDocument(summary.toJson()).toJson(QJsonDocument::Compact);
    m_connection.statement("campaigns/campaigns.start_campaign").bindAll(m_centre, record->campaign, now).send();
    m_connection.statement("campaigns/campaigns.decide_import")
        .bindAll(now, QString::fromUtf8(json), judged.sha256, m_centre, id)
        .send();
    return Done{};
}

ImportProgress ImportRepository::progress(const ImportId& id)
{
    return m_connection.statement("campaigns/campaigns.progress")
        .bindAll(m_centre, id)
        .one([](Row row) {
            return ImportProgress{row.next<std::int64_t>(),
                {row.next<std::int64_t>(), row.next<std::int64_t>(), row.next<std::int64_t>(), row.next<std::int64_t>()}};
        })
        .value_or(ImportProgress());
}

Result<ImportProgress> ImportRepository::takeIn(const ImportRecord& record, const TargetCriteria& criteria, const RuleBook& rules,
    IdMaker& ids, const RowBatch& rows, const ImportProgress& reached)
{
    if (progress(record.id) != reached) {
        return failure(ErrorCode::Conflict, QStringLiteral("import goes on elsewhere"));
    }
    // Every batch is of the instant at which the import was decided.
    TargetImport import(m_connection,
        {m_centre, record, criteria, record.committedAt.value_or(record.createdAt), TargetImport::Extent::Batch}, rules, ids);
    if (const auto told = rows.tell(import); !told) {
        return failure(told.error());
    }
    const StoredImport done = import.finishBatch();
    const StoredImport& before = reached.stored;
    const ImportProgress now{rows.lastLine(),
        {before.fresh + done.fresh, before.updated + done.updated, before.unchanged + done.unchanged,
            before.conflicts + done.conflicts}};
    m_connection.statement("campaigns/campaigns.set_progress")
        .bindAll(m_centre, record.id, now.line, now.stored.fresh, now.stored.updated, now.stored.unchanged, now.stored.conflicts)
        .send();
    return now;
}

void ImportRepository::complete(const ImportId& id, Instant now)
{
    const auto campaign =
        m_connection.statement("campaigns/campaigns.complete_import").bindAll(m_centre, id).value<CampaignCode>();
    if (campaign) {
        FeedRepository(m_connection, m_centre)
            .append({0, ChangeKind::CampaignChanged, std::nullopt, std::nullopt, *campaign, std::nullopt, {}}, now);
    }
}

bool ImportRepository::dropChunks(const ImportId& id)
{
    return m_connection.statement("campaigns/campaigns.drop_chunks").bindAll(m_centre, id, chunksAtOnce).run() == chunksAtOnce;
}

Result<Done> ImportRepository::abandon(const ImportId& id)
{
    const auto record = find(id);
    if (!record) {
        return failure(ErrorCode::NotFound, QStringLiteral("import"));
    }
    if (record->state == ImportRecord::State::Committed || record->state == ImportRecord::State::Committing) {
        return failure(ErrorCode::Conflict, QStringLiteral("import is committed"));
    }
    m_connection.statement("campaigns/campaigns.abandon_import").bindAll(m_centre, id).send();
    return Done{};
}

std::vector<ImportRepository::Place> ImportRepository::undone(Connection& connection)
{
    return connection.statement("campaigns/campaigns.undone_imports").all(placeOf);
}

std::vector<ImportRepository::Place> ImportRepository::withNeedlessChunks(Connection& connection)
{
    return connection.statement("campaigns/campaigns.needless_chunks").all(placeOf);
}

std::vector<ImportRepository::Place> ImportRepository::leftOver(Connection& connection, Instant before)
{
    return connection.statement("campaigns/campaigns.left_over").bindAll(before).all(placeOf);
}

} // namespace relais
