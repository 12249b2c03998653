#include "app/relaisctl/programme_files.h"
#include "app/relaisctl/programmes_verbs.h"
#include "core/campaigns/campaign_files.h"
#include "ui/words/programme_tool_words.h"
#include "ui/words/programme_words.h"
#include "ui/words/tool_words.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>

namespace relais {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

/// Nothing: it was said what is wrong, or the help was wanted.
std::optional<QStringList> namesOnly(
    const QStringList& arguments, const QString& help, const ToolStreams& streams, int& code, QString* campaigns = nullptr)
{
    QCommandLineParser parser;
    if (campaigns != nullptr) {
        parser.addOption(QCommandLineOption(QStringLiteral("campaigns"), QString(), QStringLiteral("folder")));
    }
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    if (!parser.parse(QStringList{QStringLiteral("relaisctl")} + arguments)) {
        streams.say(ToolWords::unknownOption());
        code = ExitUsage;
        return std::nullopt;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        streams.print(help);
        code = ExitDone;
        return std::nullopt;
    }
    if (campaigns != nullptr) {
        *campaigns = parser.value(QStringLiteral("campaigns"));
    }
    return parser.positionalArguments();
}

} // namespace

std::optional<std::vector<NamedFile>> programmeFiles(const QStringList& paths, const ToolStreams& streams)
{
    std::vector<NamedFile> files = ProgrammeBook::shippedFiles();
    for (const QString& path : paths) {
        QFile file(path);
        if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
            streams.say(ProgrammeToolWords::fileUnreadable(path));
            return std::nullopt;
        }
        std::erase_if(files, [&](const NamedFile& one) { return one.name == QFileInfo(path).fileName(); });
        files.push_back({path, file.read(largestFile)});
    }
    return files;
}

int runProgrammesCheck(const QStringList& arguments, const ToolStreams& streams)
{
    int code = ExitDone;
    QString folder;
    const auto paths = namesOnly(arguments, ProgrammeToolWords::checkHelp(), streams, code, &folder);
    if (!paths) {
        return code;
    }
    const auto files = programmeFiles(*paths, streams);
    if (!files) {
        return ExitFailed;
    }
    const auto queues = folder.isEmpty() ? Result<std::vector<NamedFile>>(shippedCampaignFiles()) : readCampaignFolder(folder);
    if (!queues) {
        streams.say(ProgrammeToolWords::fileUnreadable(folder));
        return ExitFailed;
    }
    const CampaignReading campaigns = readCampaigns(*queues);
    const QStringList faults =
        campaigns.faults.isEmpty() ? ProgrammeBook::faultsOf(*files, campaigns.campaigns) : campaigns.faults;
    for (const QString& fault : faults) {
        streams.print(fault + u'\n');
    }
    streams.say(faults.isEmpty() ? ProgrammeToolWords::allGood(static_cast<int>(paths->isEmpty() ? files->size() : paths->size()))
                                 : ProgrammeToolWords::faulty(static_cast<int>(faults.size())));
    return faults.isEmpty() ? ExitDone : ExitRefused;
}

int runProgrammesList(const QStringList& arguments, const ToolStreams& streams)
{
    int code = ExitDone;
    const auto paths = namesOnly(arguments, ProgrammeToolWords::listHelp(), streams, code);
    if (!paths) {
        return code;
    }
    const auto files = programmeFiles(*paths, streams);
    if (!files) {
        return ExitFailed;
    }
    const auto book = ProgrammeBook::of(*files);
    if (!book) {
        streams.say(book.error().detail);
        return ExitRefused;
    }
    for (const Protocol& one : book->protocols()) {
        streams.print(ProgrammeToolWords::pathwayLine(one) + u'\n');
    }
    return ExitDone;
}

} // namespace relais
