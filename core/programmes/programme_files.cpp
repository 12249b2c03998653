#include "core/programmes/programme_files.h"

#include "core/base/json_reader.h"
#include "core/base/json_writer.h"

#include <QCryptographicHash>

namespace relais {

namespace {
constexpr int mostFiles = 64;
constexpr int longestFile = 1'000'000;
} // namespace

ProgrammeFiles programmeFilesOf(std::vector<NamedFile> files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const NamedFile& file : files) {
        hash.addData(file.name.toUtf8());
        hash.addData(QByteArray(1, '\0'));
        hash.addData(file.bytes);
        hash.addData(QByteArray(1, '\0'));
    }
    return {QString::fromLatin1(hash.result().toHex()), std::move(files)};
}

QJsonObject toJson(const ProgrammeFiles& files)
{
    return JsonWriter()
        .text("digest", files.digest)
        .list("items", files.files,
            [](const NamedFile& file) {
                return JsonWriter().text("name", file.name).text("content", QString::fromUtf8(file.bytes)).done();
            })
        .done();
}

Result<ProgrammeFiles> programmeFilesFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    const QString digest = in.text("digest", 64);
    auto files = in.list("items", mostFiles, [](JsonReader& item) {
        return NamedFile{item.text("name", 120), item.text("content", longestFile).toUtf8()};
    });
    auto read = in.result(std::move(files));
    if (!read) {
        return failure(read.error());
    }
    ProgrammeFiles whole = programmeFilesOf(std::move(*read));
    if (whole.digest != digest) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("digest: not that of the files"));
    }
    return whole;
}

} // namespace relais
