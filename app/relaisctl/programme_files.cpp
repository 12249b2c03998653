#include "app/relaisctl/programme_files.h"

#include "app/relaisctl/file_check.h"
#include "core/campaigns/campaign_files.h"
#include "ui/words/fault_words.h"
#include "ui/words/programme_tool_words.h"

namespace relais {

std::optional<ProgrammeSet> programmeSet(const ProgrammeSetOptions& options, const ToolStreams& streams)
{
    ProgrammeSet set;
    const auto files = options.campaigns.isEmpty() ? Result<std::vector<NamedFile>>(shippedCampaignFiles())
                                                   : readCampaignFolder(options.campaigns);
    if (!files) {
        streams.say(ProgrammeToolWords::fileUnreadable(options.campaigns));
        return std::nullopt;
    }
    CampaignReading campaigns = readCampaigns(*files);
    if (!campaigns.faults.empty()) {
        for (const ResourceFault& fault : campaigns.faults) {
            streams.say(FaultWords::line(fault));
        }
        return std::nullopt;
    }
    set.around = besideCampaigns(std::move(campaigns.campaigns));
    set.files.reserve(static_cast<std::size_t>(options.paths.size()));
    for (const QString& path : options.paths) {
        auto file = fileToCheck(path, streams);
        if (!file) {
            return std::nullopt;
        }
        set.files.push_back(*std::move(file));
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
