#include "db/outbox/feed_lines.h"

#include <algorithm>

namespace relais {

FeedLines::Block FeedLines::find(const CentreId& centre, std::int64_t block)
{
    const std::scoped_lock lock(m_mutex);
    const auto at = m_blocks.find({centre, block});
    if (at == m_blocks.end()) {
        return nullptr;
    }
    at->second.used = ++m_uses;
    return at->second.block;
}

void FeedLines::keep(const CentreId& centre, std::int64_t block, Block kept)
{
    const std::scoped_lock lock(m_mutex);
    m_blocks[{centre, block}] = {std::move(kept), ++m_uses};
    if (m_blocks.size() > mostBlocks) {
        m_blocks.erase(std::min_element(m_blocks.begin(), m_blocks.end(),
            [](const auto& left, const auto& right) { return left.second.used < right.second.used; }));
    }
}

} // namespace relais
