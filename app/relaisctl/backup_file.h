#pragma once

#include "core/base/result.h"

#include <QLockFile>

namespace relais {

/// The file of a backup: made beside its name (".part"), for its owner alone, and given the name once it is whole and on the disk. What stood
/// under the name stays until then. The part goes with the object unless it was given. One thread.
class BackupFile {
public:
    explicit BackupFile(const QString& path);
    ~BackupFile();
    BackupFile(const BackupFile&) = delete;
    BackupFile& operator=(const BackupFile&) = delete;

    /// An empty part; of one that a killed run left nothing stays. FileUnwritable; StoreBusy: another backup makes the same file.
    Result<Done> begin();
    const QString& part() const { return m_part; }
    /// `replace`: also where a file has the name already. Conflict, FileUnwritable.
    Result<Done> give(bool replace);

private:
    void removePart();

    QString m_path;
    QString m_part;
    QLockFile m_alone;
    bool m_begun = false;
};

} // namespace relais
