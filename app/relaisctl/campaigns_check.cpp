#include "app/relaisctl/campaigns_verbs.h"
#include "app/relaisctl/file_check.h"
#include "core/campaigns/campaign_files.h"
#include "core/programmes/programme_book.h"
#include "ui/words/programme_tool_words.h"

#include <QFileInfo>

namespace relais {

namespace {

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
    int code = ExitDone;
    const auto paths = pathsToCheck(arguments, ProgrammeToolWords::campaignsCheckHelp(), streams, code);
    if (!paths) {
        return code;
    }
    std::vector<NamedFile> files = shippedCampaignFiles();
    for (const QString& path : *paths) {
        auto file = fileToCheck(path, streams);
        if (!file) {
            return ExitFailed;
        }
        std::erase_if(files, [&](const NamedFile& one) { return one.name == QFileInfo(path).fileName(); });
        files.push_back(*std::move(file));
    }
    return tellFaults(faultsOf(files), paths->isEmpty() ? files.size() : static_cast<std::size_t>(paths->size()), streams);
}

} // namespace relais
