#include "core/programmes/programme_files.h"

#include "core/base/json_folder.h"
#include "core/base/json_reader.h"
#include "core/base/json_writer.h"

#include <QCryptographicHash>

namespace relais {

namespace {

void add(QCryptographicHash& hash, const std::vector<NamedFile>& files)
{
    for (const NamedFile& file : files) {
        hash.addData(file.name.toUtf8());
        hash.addData(QByteArray(1, '\0'));
        hash.addData(file.bytes);
        hash.addData(QByteArray(1, '\0'));
    }
}

QJsonObject toJson(const NamedFile& file)
{
    return JsonWriter().text("name", file.name).text("content", QString::fromUtf8(file.bytes)).done();
}

NamedFile fileFrom(JsonReader& item)
{
    return {item.text("name", 120), item.text("content", largestJsonFile).toUtf8()};
}

} // namespace

ProgrammeFiles programmeFilesOf(std::vector<NamedFile> files, std::vector<NamedFile> campaigns)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    add(hash, files);
    if (!campaigns.empty()) {
        hash.addData(QByteArray(1, '\1')); // a file that moves from one list to the other makes another digest
        add(hash, campaigns);
    }
    return {QString::fromLatin1(hash.result().toHex()), std::move(files), std::move(campaigns)};
}

QJsonObject toJson(const ProgrammeFiles& files)
{
    JsonWriter writer;
    writer.text("digest", files.digest).list("items", files.files, [](const NamedFile& one) { return toJson(one); });
    if (!files.campaigns.empty()) {
        writer.list("campaigns", files.campaigns, [](const NamedFile& one) { return toJson(one); });
    }
    return writer.done();
}

Result<ProgrammeFiles> programmeFilesFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    const QString digest = in.text("digest", 64);
    auto files = in.list("items", mostJsonFiles, fileFrom);
    auto campaigns = in.has("campaigns") ? in.list("campaigns", mostJsonFiles, fileFrom) : std::vector<NamedFile>{};
    auto read = in.result(programmeFilesOf(std::move(files), std::move(campaigns)));
    if (!read) {
        return failure(read.error());
    }
    if (read->digest != digest) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("digest: not that of the files"));
    }
    return read;
}

} // namespace relais
