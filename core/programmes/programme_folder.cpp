#include "core/programmes/programme_folder.h"

#include <QDir>
#include <QFile>

namespace relais {

namespace {
constexpr qint64 largestFile = 4 * 1024 * 1024;
} // namespace

Result<std::vector<NamedFile>> readProgrammeFolder(const QString& path)
{
    const QDir folder(path);
    if (!folder.exists()) {
        return failure(ErrorCode::FileUnreadable, path);
    }
    std::vector<NamedFile> files;
    for (const QString& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (name.endsWith(QLatin1String(".schema.json"))) {
            continue;
        }
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
            return failure(ErrorCode::FileUnreadable, name);
        }
        files.push_back({name, file.readAll()});
    }
    if (files.empty()) {
        return failure(ErrorCode::ResourceInvalid, path + QStringLiteral(": expected at least one programme file (*.json)"));
    }
    return files;
}

} // namespace relais
