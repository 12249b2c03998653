#include "core/base/json_folder.h"

#include "core/base/resource_node.h"

#include <QDir>
#include <QFile>

namespace relais {

namespace {

QStringList jsonNames(const QDir& folder)
{
    QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    names.removeIf([](const QString& name) { return name.endsWith(QLatin1String(".schema.json")); });
    return names;
}

} // namespace

Result<std::vector<NamedFile>> readJsonFolder(const QString& path, const QString& what)
{
    const QDir folder(path);
    if (!folder.exists()) {
        return failure(ErrorCode::FileUnreadable, path);
    }
    const QStringList names = jsonNames(folder);
    if (names.size() > mostJsonFiles) {
        return failure(
            ErrorCode::ResourceInvalid, path + QStringLiteral(": expected at most %1 %2 files").arg(mostJsonFiles).arg(what));
    }
    std::vector<NamedFile> files;
    files.reserve(static_cast<std::size_t>(names.size()));
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly) || file.size() > largestJsonFile) {
            return failure(ErrorCode::FileUnreadable, name);
        }
        files.push_back({name, file.readAll()});
    }
    if (files.empty()) {
        return failure(ErrorCode::ResourceInvalid, path + QStringLiteral(": expected at least one %1 file (*.json)").arg(what));
    }
    return files;
}

std::vector<NamedFile> embeddedJsonFiles(const QString& folder)
{
    const QStringList names = jsonNames(QDir(QStringLiteral(":/relais/resources/") + folder));
    std::vector<NamedFile> files;
    files.reserve(static_cast<std::size_t>(names.size()));
    for (const QString& name : names) {
        if (auto bytes = readResource(folder + u'/' + name)) {
            files.push_back({name, *std::move(bytes)});
        }
    }
    return files;
}

} // namespace relais
