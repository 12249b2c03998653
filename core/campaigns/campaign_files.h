#pragma once

#include "core/base/named_file.h"
#include "core/campaigns/campaign_spec.h"

namespace relais {

/// Campaign files judged together: what they say, or what is wrong with them.
struct CampaignReading {
    std::vector<CampaignSpec> campaigns; ///< by name of the file; only the good ones
    std::vector<ResourceFault> faults;   ///< empty: every file is good
};

/// Reads any bytes; never throws. Pure. What only shows beside the programmes is judged with them (programmes/programme_book.h).
CampaignReading readCampaigns(const std::vector<NamedFile>& files);
/// The same; fails with ResourceInvalid: every fault, one a line.
Result<std::vector<CampaignSpec>> campaignsOf(const std::vector<NamedFile>& files);

/// Those that the programs carry.
std::vector<NamedFile> shippedCampaignFiles();
/// Those of a folder of a centre, which take the place of the shipped ones, all of them. Fails as readJsonFolder does.
Result<std::vector<NamedFile>> readCampaignFolder(const QString& path);

/// Which campaigns of `before` are not there any more, one line a fault: whoever waits in one would be handed to nobody, in silence.
QStringList goneSince(const std::vector<CampaignSpec>& before, const std::vector<CampaignSpec>& now);

} // namespace relais
