#include "app/relaisctl/backup_file.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

Result<Done> unwritable()
{
    return failure(ErrorCode::FileUnwritable, u"backup"_s);
}

bool sync(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
}

} // namespace

BackupFile::BackupFile(const QString& path) : m_path(path), m_part(path + u".part"_s), m_alone(path + u".lock"_s)
{
    m_alone.setStaleLockTime(std::chrono::milliseconds(0)); // however long it takes; that of a killed process is none
}

BackupFile::~BackupFile()
{
    if (m_begun) {
        removePart();
    }
}

void BackupFile::removePart()
{
    for (const QString& beside : {QString(), u"-journal"_s, u"-wal"_s, u"-shm"_s}) {
        QFile::remove(m_part + beside);
    }
}

Result<Done> BackupFile::begin()
{
    if (!m_alone.tryLock(std::chrono::milliseconds(0))) {
        return m_alone.error() == QLockFile::LockFailedError ? failure(ErrorCode::StoreBusy, u"backup"_s) : unwritable();
    }
    removePart();
    m_begun = true;
    const int file = ::open(QFile::encodeName(m_part).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        return unwritable();
    }
    ::close(file);
    return Done{};
}

Result<Done> BackupFile::give(bool replace)
{
    if (!sync(m_part)) {
        return unwritable();
    }
    const QByteArray part = QFile::encodeName(m_part);
    const QByteArray path = QFile::encodeName(m_path);
    // A second name first: it is never given over a file that came meanwhile. Some file systems know no second names.
    if (!replace && ::link(part.constData(), path.constData()) != 0) {
        if (errno == EEXIST || QFileInfo::exists(m_path)) {
            return failure(ErrorCode::Conflict, u"backup"_s);
        }
        replace = true;
    }
    if (replace && std::rename(part.constData(), path.constData()) != 0) {
        return unwritable();
    }
    removePart();
    m_begun = false;
    return sync(QFileInfo(m_path).absolutePath()) ? Result<Done>(Done{}) : unwritable();
}

} // namespace relais
