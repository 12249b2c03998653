#include "app/relaisctl/campaigns_verbs.h"
#include "core/campaigns/campaign_files.h"
#include "core/programmes/programme_book.h"
#include "ui/words/fault_words.h"
#include "ui/words/programme_tool_words.h"
#include "ui/words/tool_words.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>

namespace relais {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

/// What is wrong with these files, and with the pathways beside them; those only when the files can be read, since they would follow from it.
std::vector<ResourceFault> faultsOf(const std::vector<NamedFile>& files)
{
    const CampaignReading reading = readCampaigns(files);
    return reading.faults.empty() ? ProgrammeBook::faultsOf(ProgrammeBook::shippedFiles(), besideCampaigns(reading.campaigns))
                                  : reading.faults;
}

} // namespace

int runCampaignsCheck(const QStringList& arguments, const ToolStreams& streams)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    if (!parser.parse(QStringList{QStringLiteral("relaisctl")} + arguments)) {
        streams.say(ToolWords::unknownOption());
        return ExitUsage;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        streams.print(ProgrammeToolWords::campaignsCheckHelp());
        return ExitDone;
    }
    const QStringList paths = parser.positionalArguments();
    std::vector<NamedFile> files = shippedCampaignFiles();
    for (const QString& path : paths) {
        QFile file(path);
        if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
            streams.say(ProgrammeToolWords::fileUnreadable(path));
            return ExitFailed;
        }
        std::erase_if(files, [&](const NamedFile& one) { return one.name == QFileInfo(path).fileName(); });
        files.push_back({path, file.read(largestFile)});
    }
    const auto faults = faultsOf(files);
    for (const ResourceFault& fault : faults) {
        streams.print(FaultWords::line(fault) + u'\n');
    }
    streams.say(faults.empty() ? ProgrammeToolWords::allGood(static_cast<int>(paths.isEmpty() ? files.size() : paths.size()))
                               : ProgrammeToolWords::faulty(static_cast<int>(faults.size())));
    return faults.empty() ? ExitDone : ExitRefused;
}

} // namespace relais
