#include "db/campaigns/chunk_device.h"

#include <algorithm>
#include <cstring>

namespace relais {

ChunkDevice::ChunkDevice(Database& database, CentreId centre, ImportId import)
    : m_database(database), m_centre(std::move(centre)), m_import(import)
{
    const auto chunks = m_database.runAndWait(Access::Read, [&](Connection& connection) {
        return connection.statement("campaigns/campaigns.chunk_sizes").bindAll(m_centre, m_import).all([](Row row) {
            return Chunk{row.next<std::int64_t>(), 0, row.next<qint64>()};
        });
    });
    if (!chunks) {
        m_error = chunks.error();
        return;
    }
    m_chunks = *chunks;
    for (std::size_t i = 0; i < m_chunks.size(); ++i) {
        m_chunks[i].start = m_size;
        m_size += m_chunks[i].size;
        m_whole = m_whole && m_chunks[i].number == m_chunks.front().number + static_cast<std::int64_t>(i);
    }
    m_whole = m_whole && (m_chunks.empty() || m_chunks.front().number <= 1);
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 ChunkDevice::readData(char* data, qint64 most)
{
    const qint64 at = pos();
    if (at >= m_size || most <= 0) {
        return 0;
    }
    const auto after = std::upper_bound(
        m_chunks.begin(), m_chunks.end(), at, [](qint64 place, const Chunk& chunk) { return place < chunk.start; });
    const auto index = static_cast<std::size_t>(after - m_chunks.begin()) - 1;
    if (m_held != index) {
        const auto content = m_database.runAndWait(Access::Read, [&](Connection& connection) -> Result<QByteArray> {
            const auto found = connection.statement("campaigns/campaigns.chunk")
                                   .bindAll(m_centre, m_import, m_chunks[index].number)
                                   .value<QByteArray>();
            return found && found->size() == m_chunks[index].size
                ? Result<QByteArray>(*found)
                : failure(ErrorCode::StoreCorrupt, QStringLiteral("a staged chunk is gone"));
        });
        if (!content) {
            m_error = content.error();
            return -1;
        }
        m_content = *content;
        m_held = index;
    }
    const qint64 offset = at - m_chunks[index].start;
    const qint64 size = std::min<qint64>(most, m_content.size() - offset);
    std::memcpy(data, m_content.constData() + offset, static_cast<std::size_t>(size));
    return size;
}

} // namespace relais
