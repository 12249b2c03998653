#include "app/relaisctl/same_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace relais {

namespace {

constexpr int linksAtMost = 40;

/// Where somebody who writes to a path ends up: behind every link, even one to a file that is not there.
QString resolved(const QString& path)
{
    QFileInfo info(path);
    for (int links = 0; info.isSymLink() && links < linksAtMost; ++links) {
        info = QFileInfo(info.symLinkTarget());
    }
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return QDir::cleanPath((folder.isEmpty() ? info.absolutePath() : folder) + u'/' + info.fileName());
}

} // namespace

bool isSameFile(const QString& one, const QString& other)
{
    struct stat first = {};
    struct stat second = {};
    const bool bothThere =
        stat(QFile::encodeName(one).constData(), &first) == 0 && stat(QFile::encodeName(other).constData(), &second) == 0;
    return (bothThere && first.st_dev == second.st_dev && first.st_ino == second.st_ino) || resolved(one) == resolved(other);
}

bool isOfStore(const QString& path, const QString& store)
{
    // SQLite keeps them beside the file itself, not beside a link to it.
    const QString file = resolved(store);
    for (const QString& beside : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm"), QStringLiteral("-journal")}) {
        if (isSameFile(path, store + beside) || isSameFile(path, file + beside)) {
            return true;
        }
    }
    return false;
}

} // namespace relais
