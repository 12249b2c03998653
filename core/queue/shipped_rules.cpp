#include "core/queue/shipped_rules.h"

#include <QDir>

namespace relais {

Result<RuleBook> shippedRules(const QString& calendar, const std::vector<NamedFile>& programmes)
{
    auto outcomes = OutcomeCatalogue::shipped();
    if (!outcomes) {
        return failure(outcomes.error());
    }
    auto hours = Calendar::shipped(calendar);
    if (!hours) {
        return failure(hours.error());
    }
    RuleBook rules{*std::move(outcomes), *std::move(hours), {}, std::chrono::minutes(150), nullptr};
    QStringList codes;
    const QDir folder(QStringLiteral(":/relais/resources/campaigns"));
    for (const QString& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        auto campaign = CampaignSpec::shipped({name.chopped(5)});
        if (!campaign) {
            return failure(campaign.error());
        }
        codes.append(campaign->code.code);
        rules.campaigns.push_back(*std::move(campaign));
    }
    auto book = ProgrammeBook::of(programmes, {codes, {}});
    if (!book) {
        return failure(book.error());
    }
    rules.programmes = std::make_shared<const ProgrammeBook>(*std::move(book));
    return rules;
}

} // namespace relais
