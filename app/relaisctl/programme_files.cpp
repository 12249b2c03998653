#include "app/relaisctl/programme_files.h"

#include "ui/words/fault_words.h"
#include "ui/words/programme_tool_words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace relais {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

/// A campaign's code is the name of its file.
std::optional<QStringList> campaignCodes(const QString& folder)
{
    const QDir dir(folder.isEmpty() ? QStringLiteral(":/relais/resources/campaigns") : folder);
    if (!dir.exists()) {
        return std::nullopt;
    }
    QStringList codes;
    for (const QString& name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        if (!name.endsWith(QLatin1String(".schema.json"))) {
            codes.append(name.chopped(5));
        }
    }
    return codes;
}

} // namespace

std::optional<ProgrammeSet> programmeSet(const ProgrammeSetOptions& options, const ToolStreams& streams)
{
    ProgrammeSet set;
    set.around.campaigns = campaignCodes(options.campaigns);
    if (!set.around.campaigns) {
        streams.say(ProgrammeToolWords::fileUnreadable(options.campaigns));
        return std::nullopt;
    }
    set.files.reserve(static_cast<std::size_t>(options.paths.size()));
    for (const QString& path : options.paths) {
        QFile file(path);
        if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
            streams.say(ProgrammeToolWords::fileUnreadable(path));
            return std::nullopt;
        }
        set.files.push_back({path, file.read(largestFile)});
    }
    if (set.files.empty()) {
        set.files = ProgrammeBook::shippedFiles();
    } else if (!options.alone) {
        set.around.beside = ProgrammeBook::shippedFiles();
    }
    return set;
}

std::optional<ProgrammeBook> bookOf(const ProgrammeSet& set, const ToolStreams& streams)
{
    auto book = ProgrammeBook::of(set.files, set.around);
    if (book) {
        return *std::move(book);
    }
    for (const ResourceFault& fault : ProgrammeBook::faultsOf(set.files, set.around)) {
        streams.say(FaultWords::line(fault));
    }
    return std::nullopt;
}

} // namespace relais
