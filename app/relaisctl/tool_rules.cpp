#include "app/relaisctl/tool_rules.h"

#include "core/programmes/programme_folder.h"

#include <QDir>

namespace relais {

Result<RuleBook> toolRules(const QString& calendarName, const QString& programmes)
{
    auto outcomes = OutcomeCatalogue::shipped();
    if (!outcomes) {
        return failure(outcomes.error());
    }
    auto calendar = Calendar::shipped(calendarName);
    if (!calendar) {
        return failure(calendar.error());
    }
    auto files =
        programmes.isEmpty() ? Result<std::vector<NamedFile>>(ProgrammeBook::shippedFiles()) : readProgrammeFolder(programmes);
    if (!files) {
        return failure(files.error());
    }
    auto book = ProgrammeBook::of(*files);
    if (!book) {
        return failure(book.error());
    }
    RuleBook rules{*std::move(outcomes), *std::move(calendar), {}, std::chrono::minutes(150),
        std::make_shared<const ProgrammeBook>(*std::move(book))};
    const QStringList names = QDir(QStringLiteral(":/relais/resources/campaigns")).entryList({QStringLiteral("*.json")});
    for (const QString& name : names) {
        auto campaign = CampaignSpec::shipped({name.chopped(5)});
        if (!campaign) {
            return failure(campaign.error());
        }
        rules.campaigns.push_back(*std::move(campaign));
    }
    return rules;
}

} // namespace relais
