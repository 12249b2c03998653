#pragma once

#include "core/campaigns/import_record.h"
#include "db/base/database.h"

#include <QIODevice>

#include <vector>

namespace relais {

/// The staged bytes of an import as one file that can be read from its start: one chunk in memory at a time, fetched by a short
/// read of the store, so that nothing is held while the list is read. Read only. Waits on the calling thread, which is no database
/// thread; where the store fails it reads as an end, and error() says so.
class ChunkDevice final : public QIODevice {
public:
    ChunkDevice(Database& database, CentreId centre, ImportId import);

    /// Chunks are numbered without a gap, from 0 or from 1.
    bool isWhole() const { return m_whole; }
    const std::optional<Error>& error() const { return m_error; }
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
    Database& m_database;
    CentreId m_centre;
    ImportId m_import;
    std::vector<Chunk> m_chunks;
    bool m_whole = true;
    qint64 m_size = 0;
    std::optional<std::size_t> m_held; ///< index of the chunk in m_content
    QByteArray m_content;
    std::optional<Error> m_error;
};

} // namespace relais
