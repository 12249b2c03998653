#pragma once

#include "core/base/id_maker.h"
#include "core/campaigns/import_record.h"
#include "core/campaigns/read_target_list.h"
#include "core/queue/rule_book.h"
#include "db/base/connection.h"

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

/// Imports as a resource of the central store: open, stage bytes in short writes, commit in one transaction; what is left
/// unfinished is purged. On the stack of one database job (commit: Access::WriteAlone); throws StoreFailure.
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
    /// Reads what was staged, as relaisctl reads a file, into the store. A list that is refused leaves everything as it was.
    /// Committing again answers the same, with nothing stored. NotFound; Conflict when abandoned, or chunks lack or differ from `staged`.
    tl::expected<CommittedImport, ListFailure> commit(
        const ImportId& id, const StagedList& staged, const RuleBook& rules, IdMaker& ids, Instant now, ListWatch& watch);
    /// Its bytes go; NotFound, or Conflict when it is committed. Abandoning again changes nothing.
    Result<Done> abandon(const ImportId& id);
    /// Abandons what was opened before and never committed, in every centre; how many.
    static int purge(Connection& connection, Instant before);

private:
    Connection& m_connection;
    CentreId m_centre;
};

} // namespace relais
