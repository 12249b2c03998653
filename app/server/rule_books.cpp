#include "app/server/rule_books.h"

#include <QDir>

namespace relais {

namespace {
const QString& standard()
{
    static const QString name = QStringLiteral("france");
    return name;
}
} // namespace

Result<std::unique_ptr<RuleBooks>> RuleBooks::shipped(std::chrono::minutes leaseTime)
{
    std::vector<CampaignSpec> campaigns;
    const auto files =
        QDir(QStringLiteral(":/relais/resources/campaigns")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const auto& file : files) {
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
    const auto shared = std::make_shared<const ProgrammeBook>(std::move(*programmes));
    auto books = std::make_unique<RuleBooks>();
    for (const auto& name : {standard(), QStringLiteral("demo")}) {
        auto outcomes = OutcomeCatalogue::shipped();
        auto calendar = Calendar::shipped(name);
        if (!outcomes) {
            return failure(outcomes.error());
        }
        if (!calendar) {
            return failure(calendar.error());
        }
        books->m_books.emplace(name, RuleBook{std::move(*outcomes), std::move(*calendar), campaigns, leaseTime, shared});
    }
    return books;
}

void RuleBooks::assign(const CentreId& centre, const QString& calendar)
{
    const std::lock_guard lock(m_mutex);
    m_calendars[centre] = m_books.contains(calendar) ? calendar : standard();
}

bool RuleBooks::knows(const CentreId& centre) const
{
    const std::lock_guard lock(m_mutex);
    return m_calendars.contains(centre);
}

const RuleBook& RuleBooks::of(const CentreId& centre) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_calendars.find(centre);
    return m_books.at(found == m_calendars.end() ? standard() : found->second);
}

} // namespace relais
