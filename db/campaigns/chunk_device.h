#pragma once

#include "core/campaigns/import_record.h"
#include "db/base/connection.h"

#include <QIODevice>

#include <vector>

namespace relais {

/// The staged bytes of an import as one file that can be read from its start: one chunk in memory at a time. Read only.
/// For the length of one job on a database thread; throws StoreFailure.
class ChunkDevice final : public QIODevice {
public:
    ChunkDevice(Connection& connection, CentreId centre, ImportId import);

    /// Chunks are numbered without a gap, from 0 or from 1.
    bool isWhole() const { return m_whole; }
    bool isSequential() const override { return false; }
    qint64 size() const override { return m_size; }

protected:
    qint64 readData(char* data, qint64 most) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    struct Chunk {
        std::int64_t number = 0;
        qint64 start = 0;
        qint64 size = 0;
    };
    Connection& m_connection;
    CentreId m_centre;
    ImportId m_import;
    std::vector<Chunk> m_chunks;
    bool m_whole = true;
    qint64 m_size = 0;
    std::optional<std::size_t> m_held; ///< index of the chunk in m_content
    QByteArray m_content;
};

} // namespace relais
