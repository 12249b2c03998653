#pragma once

#include "core/base/id_maker.h"
#include "core/campaigns/list_watch.h"
#include "core/upkeep/store_copy_outcome.h"
#include "db/upkeep/copy_progress.h"
#include "db/upkeep/store_schema.h"

namespace relais {

/// Copies a whole central store into an empty one, whatever the two engines, and proves by counts and checksums that both hold the same.
/// Table by table in the order of the key, a page a transaction; what is done stands in the target, so that a killed copy goes on. The
/// source is read only, in one snapshot a run. Holds some megabytes, whatever the size. On the stack of a tool; one thread.
class StoreCopy {
public:
    enum class Kind {
        Move, ///< to another place: nobody may write meanwhile (checked by reading the source again); the feed goes on, its epoch stays
        Backup,  ///< of a store that may be served: what one snapshot held
        Restore, ///< from a backup: the epoch is renewed, so that whoever followed the lost store starts again
    };

    /// Borrows everything. `source` may be a connection that only reads.
    StoreCopy(Connection& source, Connection& target, Kind kind, const Clock& clock, IdMaker& ids, ListWatch& watch)
        : m_source(source), m_target(target), m_kind(kind), m_clock(clock), m_ids(ids), m_watch(watch), m_progress(target)
    {}

    /// `known`: the migrations of this program. The target is left at the schema of the source, which may be older.
    CopyOutcome run(const Migrator& known);

private:
    Result<Done> migrateTarget(const Migrator& migrator);
    void prepare(const Migrator& known, const SchemaState& source);
    void checkShapes(Connection& of);
    void countSource();
    void copyTables();
    void copyTable(const TableShape& shape);
    void checkBackup();
    void compare(Connection& with, CopyProblem problem);
    void finish();
    void goOn(std::int64_t rows);

    Connection& m_source;
    Connection& m_target;
    Kind m_kind;
    const Clock& m_clock;
    IdMaker& m_ids;
    ListWatch& m_watch;
    CopyProgress m_progress;
    StoreSchema m_schema;
    StoreCopied m_copied;
    QString m_table; ///< that is being worked on
    std::int64_t m_rows = 0;
    std::int64_t m_all = 0; ///< to read, the second and third times included
};

} // namespace relais
