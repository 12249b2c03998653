#include "core/campaigns/campaign_files.h"

#include "core/base/json_folder.h"

#include <algorithm>
#include <iterator>

namespace relais {

namespace {

bool holds(const std::vector<CampaignSpec>& campaigns, const CampaignCode& code)
{
    return std::any_of(campaigns.begin(), campaigns.end(), [&](const CampaignSpec& one) { return one.code == code; });
}

} // namespace

CampaignReading readCampaigns(const std::vector<NamedFile>& files)
{
    CampaignReading reading;
    reading.campaigns.reserve(files.size());
    for (const NamedFile& file : files) {
        std::vector<ResourceFault> faults;
        CampaignSpec spec = CampaignSpec::read(file.bytes, file.name, faults);
        if (faults.empty() && holds(reading.campaigns, spec.code)) {
            faults.push_back({file.name, QStringLiteral("/code"), expected::codeOnce, {}});
        }
        if (faults.empty()) {
            reading.campaigns.push_back(std::move(spec));
        }
        std::move(faults.begin(), faults.end(), std::back_inserter(reading.faults));
    }
    return reading;
}

Result<std::vector<CampaignSpec>> campaignsOf(const std::vector<NamedFile>& files)
{
    CampaignReading reading = readCampaigns(files);
    if (!reading.faults.empty()) {
        return failure(ErrorCode::ResourceInvalid, englishOf(reading.faults).join(u'\n'));
    }
    return std::move(reading.campaigns);
}

std::vector<NamedFile> shippedCampaignFiles()
{
    return embeddedJsonFiles(QStringLiteral("campaigns"));
}

Result<std::vector<NamedFile>> readCampaignFolder(const QString& path)
{
    return readJsonFolder(path, QStringLiteral("campaign"));
}

QStringList goneSince(const std::vector<CampaignSpec>& before, const std::vector<CampaignSpec>& now)
{
    QStringList faults;
    for (const CampaignSpec& known : before) {
        if (!holds(now, known.code)) {
            faults << QStringLiteral(
                "%1.json: expected this campaign to be there still: whoever waits in it would be handed to nobody")
                          .arg(known.code.code);
        }
    }
    return faults;
}

} // namespace relais
