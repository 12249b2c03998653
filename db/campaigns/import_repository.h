#pragma once

#include "core/base/id_maker.h"
#include "core/campaigns/import_record.h"
#include "core/campaigns/read_target_list.h"
#include "core/queue/rule_book.h"
#include "db/base/connection.h"
#include "db/campaigns/row_batch.h"

#include <vector>

namespace relais {

/// What the sender says it sent.
struct StagedList {
    std::int64_t chunks = 0;
    QByteArray sha256; ///< 32 bytes, of the whole list
};

/// What committing an import did.
struct CommittedImport {
    ImportRecord record;
    StoredImport stored;
};

/// How far an import that was decided has come, and what it has done so far.
struct ImportProgress {
    std::int64_t line = 0; ///< physical line of the last row that is in
    StoredImport stored;
    bool operator==(const ImportProgress&) const = default;
};

/// Imports as a resource of the central store, each member a short piece of work: open, stage bytes, decide, take rows in, complete
/// (ImportCommit does the last three); what nobody commits is purged. On the stack of one database job; throws StoreFailure.
class ImportRepository {
public:
    /// A chunk may not be larger.
    static constexpr qsizetype largestChunk = 1'048'576;

    ImportRepository(Connection& connection, CentreId centre) : m_connection(connection), m_centre(std::move(centre)) {}

    /// The same id again changes nothing.
    void create(const ImportRecord& record, Instant now);
    std::optional<ImportRecord> find(const ImportId& id);
    /// NotFound; Conflict when it is not open any more, or that chunk is there with other bytes; InvalidInput: too large or empty.
    Result<Done> putChunk(const ImportId& id, std::int64_t number, const QByteArray& content);
    /// From here on nothing stops it. `judged` is what was read: since a chunk that is in is never changed, the same number of them is
    /// the same bytes. Conflict when one has come meanwhile, or the import is not open any more.
    Result<Done> decide(const ImportId& id, const ImportSummary& summary, const StagedList& judged, Instant now);
    ImportProgress progress(const ImportId& id);
    /// Takes rows in, behind `reached`. Conflict when somebody else has come further meanwhile.
    Result<ImportProgress> takeIn(const ImportRecord& record, const TargetCriteria& criteria, const RuleBook& rules, IdMaker& ids,
        const RowBatch& rows, const ImportProgress& reached);
    /// All rows are in. Completing again changes nothing.
    void complete(const ImportId& id, Instant now);
    /// Drops a few chunks of an import that needs them no more; false: none is left.
    bool dropChunks(const ImportId& id);
    /// Its bytes are needless then; NotFound, or Conflict when it is decided. Abandoning again changes nothing.
    Result<Done> abandon(const ImportId& id);

    using Place = std::pair<CentreId, ImportId>;
    /// What was opened before and never decided, in every centre.
    static std::vector<Place> leftOver(Connection& connection, Instant before);
    /// Those that were decided and are not complete, in every centre: whoever began them has gone, or is at it.
    static std::vector<Place> undone(Connection& connection);
    /// Those whose bytes are needless, in every centre.
    static std::vector<Place> withNeedlessChunks(Connection& connection);

private:
    Connection& m_connection;
    CentreId m_centre;
};

} // namespace relais
