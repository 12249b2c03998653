#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/outbox/change.h"

#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace relais {

/// A line of the feed and when it was written.
struct FeedLine {
    Change change;
    Instant at;
};

/// Lines of the change feed that were read lately, in blocks. All desks of a centre read the same ones, and after a night or a failure all at
/// once. A line never changes, but the store may be put back to an older copy of itself and write others by the same numbers: whoever uses
/// a block asks the store for its last line first (FeedRepository::after). Owned by the connections of one process to one store
/// (SharedMemory); any thread.
class FeedLines {
public:
    static constexpr std::int64_t lines = 256;     ///< of a block, which is whole or not kept
    static constexpr std::size_t mostBlocks = 400; ///< some 20 MB; what was used last stays
    using Block = std::shared_ptr<const std::vector<FeedLine>>;

    /// In which block the line stands; they count from 0, lines from 1.
    static std::int64_t blockOf(std::int64_t seq) { return (seq - 1) / lines; }
    static std::int64_t lastOf(std::int64_t block) { return (block + 1) * lines; }

    /// Null: it is not kept.
    Block find(const CentreId& centre, std::int64_t block);
    void keep(const CentreId& centre, std::int64_t block, Block kept);

private:
    struct Kept {
        Block block;
        std::uint64_t used = 0;
    };

    std::mutex m_mutex;
    std::map<std::pair<CentreId, std::int64_t>, Kept> m_blocks;
    std::uint64_t m_uses = 0;
};

} // namespace relais
