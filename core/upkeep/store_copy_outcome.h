#pragma once

#include "core/base/error.h"
#include "core/upkeep/store_checksum.h"

#include <tl/expected.hpp>

#include <vector>

namespace relais {

/// What one table held when it was copied.
struct TableTally {
    QString table;
    StoreChecksum sum;
    bool operator==(const TableTally&) const = default;
};

/// A copy that is whole: both sides hold exactly this.
struct StoreCopied {
    std::vector<TableTally> tables;
    bool wentOn = false; ///< with a copy that had been broken off
};

/// Why there is no copy.
enum class CopyProblem {
    Store,          ///< an engine or a file said no: see the error
    SourceEmpty,    ///< no store of Relais is there
    SourceUnusable, ///< newer than this program, changed, or itself an unfinished copy: see the error
    TargetHolds,    ///< something that no copy of this source left there
    TargetUnusable, ///< as SourceUnusable
    OtherSource,    ///< a copy of another store, or of another time of its schema, was broken off there
    OtherColumns,   ///< a table is not as its migrations made it
    SourceChanged,  ///< somebody wrote to the source meanwhile
    BackupChanged,  ///< the backup does not hold what it held when it was made
    SumsDiffer,     ///< the target does not hold what was read
    Stopped,        ///< as asked; the same again goes on
};

struct CopyFailure {
    CopyProblem problem{};
    QString table; ///< where there is one
    Error error{}; ///< of Store, SourceUnusable, TargetUnusable
};

using CopyOutcome = tl::expected<StoreCopied, CopyFailure>;

} // namespace relais
