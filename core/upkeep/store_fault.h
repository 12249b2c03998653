#pragma once

#include <QString>

#include <cstdint>

namespace relais {

/// What must hold in a central store, and does not in one that is damaged or was put back wrongly.
enum class StoreRule {
    Migrations,   ///< the files that made it are those of this program
    Columns,      ///< the table has the columns that they gave it
    Indexes,      ///< and its indexes, valid
    Triggers,     ///< and the triggers that keep its rows as they were written
    Engine,       ///< the engine's own check finds nothing
    Readable,     ///< every row can be read
    BackupSums,   ///< a backup holds what it held when it was made
    OneOpenLease, ///< a person is lent once at most
    OneLiveEntry, ///< a person has one entry that is ready or leased at most
    LaneCounters, ///< they say how many entries there are
    KnownLane,    ///< an entry waits in a lane that is there
    Envelope,     ///< a typed row of a fact has its envelope
    TypedRow,     ///< an envelope has its typed row
    FeedGapless,  ///< a centre's feed counts 1, 2, 3…
    Fence,        ///< no lease was given a higher fence than its person's
};

/// One rule that is broken in one table. Names nobody, holds no value.
struct StoreFault {
    QString table;
    StoreRule rule{};
    std::int64_t count = 0; ///< how many times
    bool operator==(const StoreFault&) const = default;
};

} // namespace relais
