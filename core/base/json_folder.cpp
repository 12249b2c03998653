#include "core/base/json_folder.h"

#include "core/base/resource_node.h"

#include <QDir>
#include <QFile>

namespace relais {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

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
    std::vector<NamedFile> files;
    files.reserve(static_cast<std::size_t>(names.size()));
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
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
