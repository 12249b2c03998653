#include "db/campaigns/import_repository.h"

#include "db/campaigns/chunk_device.h"
#include "db/campaigns/target_import.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace relais {

namespace {

tl::unexpected<ListFailure> failed(ErrorCode code, const QString& detail)
{
    return tl::unexpected(ListFailure(Error{code, detail}));
}

} // namespace

void ImportRepository::create(const ImportRecord& record, Instant now)
{
    m_connection.statement("campaigns/campaigns.insert_import")
        .bindAll(
            m_centre, record.id, record.campaign, QString::fromStdString(isoDate(record.referenceDate)), now, record.createdBy)
        .run();
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

tl::expected<CommittedImport, ListFailure> ImportRepository::commit(
    const ImportId& id, const StagedList& staged, const RuleBook& rules, IdMaker& ids, Instant now, ListWatch& watch)
{
    const auto record = find(id);
    if (!record) {
        return failed(ErrorCode::NotFound, QStringLiteral("import"));
    }
    if (record->state == ImportRecord::State::Committed) {
        return CommittedImport{*record, {}};
    }
    if (record->state == ImportRecord::State::Abandoned) {
        return failed(ErrorCode::Conflict, QStringLiteral("import is abandoned"));
    }
    const auto criteria = TargetCriteria::shipped(record->campaign);
    if (!criteria) {
        return tl::unexpected(ListFailure(criteria.error()));
    }
    ChunkDevice list(m_connection, m_centre, id);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!list.isWhole() || record->chunks != staged.chunks || !hash.addData(&list) || hash.result() != staged.sha256) {
        return failed(ErrorCode::Conflict, QStringLiteral("chunks lack or differ"));
    }
    // A list that is refused must not leave what was stored of it: its job may not be rolled back for an answer.
    m_connection.savepoint();
    TargetImport import(m_connection, {m_centre, *record, *criteria, now}, rules, ids);
    const auto report = readTargetList(list, *criteria, record->referenceDate, import, watch);
    if (!report) {
        m_connection.rollbackToSavepoint();
        return tl::unexpected(report.error());
    }
    const StoredImport stored = import.finish(report->summary);
    m_connection.statement("campaigns/campaigns.drop_chunks").bindAll(m_centre, id).run();
    m_connection.releaseSavepoint();
    return CommittedImport{find(id).value_or(*record), stored};
}

Result<Done> ImportRepository::abandon(const ImportId& id)
{
    const auto record = find(id);
    if (!record) {
        return failure(ErrorCode::NotFound, QStringLiteral("import"));
    }
    if (record->state == ImportRecord::State::Committed) {
        return failure(ErrorCode::Conflict, QStringLiteral("import is committed"));
    }
    m_connection.statement("campaigns/campaigns.abandon_import").bindAll(m_centre, id).run();
    m_connection.statement("campaigns/campaigns.drop_chunks").bindAll(m_centre, id).run();
    return Done{};
}

int ImportRepository::purge(Connection& connection, Instant before)
{
    const auto left = connection.statement("campaigns/campaigns.left_over").bindAll(before).all([](Row row) {
        return std::pair{row.next<CentreId>(), row.next<ImportId>()};
    });
    for (const auto& [centre, id] : left) {
        // An open one can always be abandoned.
        static_cast<void>(ImportRepository(connection, centre).abandon(id));
    }
    return static_cast<int>(left.size());
}

} // namespace relais
