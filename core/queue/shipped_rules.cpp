#include "core/queue/shipped_rules.h"

namespace relais {

Result<RuleBook> rulesOf(
    const QString& calendar, const std::vector<NamedFile>& programmes, const std::vector<NamedFile>& campaigns)
{
    auto outcomes = OutcomeCatalogue::shipped();
    if (!outcomes) {
        return failure(outcomes.error());
    }
    auto hours = Calendar::shipped(calendar);
    if (!hours) {
        return failure(hours.error());
    }
    auto specs = campaignsOf(campaigns);
    if (!specs) {
        return failure(specs.error());
    }
    auto book = ProgrammeBook::of(programmes, besideCampaigns(*specs));
    if (!book) {
        return failure(book.error());
    }
    return RuleBook{*std::move(outcomes), *std::move(hours), *std::move(specs), std::chrono::minutes(150),
        std::make_shared<const ProgrammeBook>(*std::move(book))};
}

} // namespace relais
