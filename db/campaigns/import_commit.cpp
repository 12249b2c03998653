#include "db/campaigns/import_commit.h"

#include "core/campaigns/programme_criteria.h"

#include "db/campaigns/chunk_device.h"
#include "db/campaigns/row_batch.h"

#include <QCryptographicHash>

#include <algorithm>

namespace relais {

namespace {

tl::unexpected<ListFailure> failed(const Error& error)
{
    return tl::unexpected(ListFailure(error));
}

} // namespace

template <typename Work>
auto ImportCommit::onImports(Access access, Work work)
{
    return m_ground.database.runAndWait(access, m_centre.code, [&](Connection& connection) {
        ImportRepository imports(connection, m_centre);
        return work(imports, connection);
    });
}

/// Gathers what the reader tells and takes it in batch by batch, behind the line that was reached before.
class ImportCommit::Batches final : public TargetListSink {
public:
    Batches(ImportCommit& commit, const ImportRecord& record, const TargetCriteria& criteria, const ImportProgress& reached)
        : m_commit(commit), m_record(record), m_criteria(criteria), m_reached(reached), m_rows(commit.m_pace.first)
    {}

    Result<Done> accepted(const TargetRow& row, IneligibleReasons reasons) override
    {
        if (row.line <= m_reached.line) {
            return Done{};
        }
        m_batch.add(row, reasons);
        return flushWhenFull();
    }
    Result<Done> rejected(const ListRow& row, const RowRejected& rejected) override
    {
        if (row.line <= m_reached.line) {
            return Done{};
        }
        m_batch.add(row, rejected);
        return flushWhenFull();
    }
    Result<Done> flush()
    {
        if (m_batch.size() == 0) {
            return Done{};
        }
        struct Taken {
            ImportProgress progress;
            std::chrono::nanoseconds time{};
        };
        const Ground& ground = m_commit.m_ground;
        const auto taken = m_commit.onImports(Access::Write, [&](ImportRepository& imports, Connection&) -> Result<Taken> {
            const auto begun = ground.clock.monotonic();
            const auto progress = imports.takeIn(m_record, m_criteria, ground.rules, ground.ids, m_batch, m_reached);
            if (!progress) {
                return failure(progress.error());
            }
            return Taken{*progress, ground.clock.monotonic() - begun};
        });
        if (!taken) {
            return failure(taken.error());
        }
        m_reached = taken->progress;
        const Pace& pace = m_commit.m_pace;
        const auto perRow = std::max<std::int64_t>(taken->time.count() / static_cast<std::int64_t>(m_batch.size()), 1);
        m_rows = std::clamp(static_cast<std::size_t>(pace.each.count() / perRow), pace.least, pace.most);
        m_batch.clear();
        return Done{};
    }

private:
    Result<Done> flushWhenFull() { return m_batch.size() < m_rows ? Result<Done>(Done{}) : flush(); }

    ImportCommit& m_commit;
    const ImportRecord& m_record;
    const TargetCriteria& m_criteria;
    ImportProgress m_reached;
    std::size_t m_rows; ///< of the next batch
    RowBatch m_batch;
};

tl::expected<ListReport, ListFailure> ImportCommit::judge(
    const ImportRecord& record, const TargetCriteria& criteria, const StagedList& staged)
{
    ChunkDevice list(m_ground.database, m_centre, m_id);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const bool isWhole =
        list.isWhole() && record.chunks == staged.chunks && hash.addData(&list) && hash.result() == staged.sha256;
    if (list.error()) {
        return failed(*list.error());
    }
    if (!isWhole) {
        return failed({ErrorCode::Conflict, QStringLiteral("chunks lack or differ")});
    }
    TargetListSink nothing;
    return readTargetList(list, criteria, record.referenceDate, nothing, m_watch);
}

std::optional<ListFailure> ImportCommit::takeIn(const ImportRecord& record, const TargetCriteria& criteria)
{
    const auto reached = onImports(Access::Read, [&](ImportRepository& imports, Connection&) { return imports.progress(m_id); });
    if (!reached) {
        return reached.error();
    }
    ChunkDevice list(m_ground.database, m_centre, m_id);
    Batches batches(*this, record, criteria, *reached);
    const auto report = readTargetList(list, criteria, record.referenceDate, batches, m_watch);
    if (list.error()) {
        return *list.error();
    }
    if (!report) {
        return report.error();
    }
    const auto last = batches.flush();
    return last ? std::nullopt : std::optional<ListFailure>(last.error());
}

tl::expected<CommittedImport, ListFailure> ImportCommit::commit(const StagedList& staged, const Decided& decided)
{
    const auto find = [&] {
        return onImports(Access::Read, [&](ImportRepository& imports, Connection&) -> Result<ImportRecord> {
            const auto found = imports.find(m_id);
            return found ? Result<ImportRecord>(*found) : failure(ErrorCode::NotFound, QStringLiteral("import"));
        });
    };
    auto record = find();
    if (!record) {
        return failed(record.error());
    }
    // Of the campaign that is in force here: a centre may have a file of its own.
    const CampaignSpec* campaign = m_ground.rules.campaign(record->campaign);
    if (campaign == nullptr || !campaign->targeting) {
        return failed({ErrorCode::NotFound, QStringLiteral("no such campaign, or it takes no list")});
    }
    const TargetCriteria criteria =
        withProgramme(*campaign->targeting, *campaign, m_ground.rules.programmes.get(), record->referenceDate);
    if (record->state == ImportRecord::State::Open) {
        const auto report = judge(*record, criteria, staged);
        if (!report) {
            return tl::unexpected(report.error());
        }
        const auto begun = onImports(Access::Write, [&](ImportRepository& imports, Connection& connection) {
            auto done = imports.decide(m_id, report->summary, staged, m_ground.clock.now());
            if (done) {
                decided(connection);
            }
            return done;
        });
        if (!begun) {
            return failed(begun.error());
        }
        record = find();
        if (!record) {
            return failed(record.error());
        }
    }
    if (record->state == ImportRecord::State::Abandoned) {
        return failed({ErrorCode::Conflict, QStringLiteral("import is abandoned")});
    }
    if (record->state == ImportRecord::State::Committing) {
        if (auto stopped = takeIn(*record, criteria)) {
            return tl::unexpected(std::move(*stopped));
        }
    }
    const auto stored = onImports(Access::Write, [&](ImportRepository& imports, Connection&) -> Result<CommittedImport> {
        imports.complete(m_id, m_ground.clock.now());
        return CommittedImport{imports.find(m_id).value_or(*record), imports.progress(m_id).stored};
    });
    if (!stored) {
        return failed(stored.error());
    }
    // Bytes that stay are dropped by the next purge.
    static_cast<void>(dropChunks(m_ground.database, m_centre, m_id));
    return *stored;
}

Result<Done> ImportCommit::dropChunks(Database& database, const CentreId& centre, const ImportId& id)
{
    for (;;) {
        const auto left = database.runAndWait(Access::Write, centre.code,
            [&](Connection& connection) { return ImportRepository(connection, centre).dropChunks(id); });
        if (!left) {
            return failure(left.error());
        }
        if (!*left) {
            return Done{};
        }
    }
}

} // namespace relais
