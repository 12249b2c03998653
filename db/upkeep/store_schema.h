#pragma once

#include "db/base/migrator.h"
#include "db/upkeep/table_shape.h"

namespace relais {

/// What the migrations make of an empty store: the measure of every copy and check. A value.
struct StoreSchema {
    std::vector<TableShape>
        tables; ///< in the order in which they were made; without schema_migration, which each store has of its own
    std::vector<TablePart> indexes;
    std::vector<TablePart> triggers;

    const TableShape* table(const QString& name) const;
    /// Carries the migrations out in memory.
    static Result<StoreSchema> of(const Migrator& migrator, const Clock& clock);
};

} // namespace relais
