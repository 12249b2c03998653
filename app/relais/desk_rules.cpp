#include "app/relais/desk_rules.h"

#include <QDir>

namespace relais {

using namespace Qt::StringLiterals;

Result<RuleBook> deskRules(const QString& calendarName)
{
    auto outcomes = OutcomeCatalogue::shipped();
    if (!outcomes) {
        return failure(outcomes.error());
    }
    auto calendar = Calendar::shipped(calendarName);
    if (!calendar) {
        return failure(calendar.error());
    }
    std::vector<CampaignSpec> campaigns;
    for (const auto& file : QDir(u":/relais/resources/campaigns"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        auto campaign = CampaignSpec::shipped({file.chopped(5)});
        if (!campaign) {
            return failure(campaign.error());
        }
        campaigns.push_back(std::move(*campaign));
    }
    auto programmes = ProgrammeBook::shipped();
    if (!programmes) {
        return failure(programmes.error());
    }
    return RuleBook{std::move(*outcomes), std::move(*calendar), std::move(campaigns), std::chrono::minutes(150),
        std::make_shared<const ProgrammeBook>(std::move(*programmes))};
}

} // namespace relais
