#include "app/relaisctl/tool_rules.h"

#include "core/programmes/programme_folder.h"
#include "core/queue/shipped_rules.h"

namespace relais {

Result<RuleBook> toolRules(const QString& calendarName, const RuleFolders& folders)
{
    const auto programmes = folders.programmes.isEmpty() ? Result<std::vector<NamedFile>>(ProgrammeBook::shippedFiles())
                                                         : readProgrammeFolder(folders.programmes);
    if (!programmes) {
        return failure(programmes.error());
    }
    const auto campaigns = folders.campaigns.isEmpty() ? Result<std::vector<NamedFile>>(shippedCampaignFiles())
                                                       : readCampaignFolder(folders.campaigns);
    return campaigns ? rulesOf(calendarName, *programmes, *campaigns) : Result<RuleBook>(failure(campaigns.error()));
}

} // namespace relais
