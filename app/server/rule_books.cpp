#include "app/server/rule_books.h"

#include "core/programmes/programme_folder.h"

#include <QDir>

namespace relais {

namespace {
const QString& standard()
{
    static const QString name = QStringLiteral("france");
    return name;
}
} // namespace

Result<std::unique_ptr<RuleBooks>> RuleBooks::open(std::chrono::minutes leaseTime, const QString& programmes)
{
    std::vector<CampaignSpec> campaigns;
    const auto names =
        QDir(QStringLiteral(":/relais/resources/campaigns")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const auto& name : names) {
        auto campaign = CampaignSpec::shipped({name.chopped(5)});
        if (!campaign) {
            return failure(campaign.error());
        }
        campaigns.push_back(std::move(*campaign));
    }
    auto books = std::make_unique<RuleBooks>();
    books->m_folder = programmes;
    auto files = books->readFiles();
    if (!files) {
        return failure(files.error());
    }
    for (const CampaignSpec& campaign : campaigns) {
        books->m_campaigns.append(campaign.code.code);
    }
    auto book = ProgrammeBook::of(files->files, {books->m_campaigns, {}});
    if (!book) {
        return failure(book.error());
    }
    const auto shared = std::make_shared<const ProgrammeBook>(std::move(*book));
    Books first;
    for (const auto& name : {standard(), QStringLiteral("demo")}) {
        auto outcomes = OutcomeCatalogue::shipped();
        auto calendar = Calendar::shipped(name);
        if (!outcomes) {
            return failure(outcomes.error());
        }
        if (!calendar) {
            return failure(calendar.error());
        }
        first.emplace(name, RuleBook{std::move(*outcomes), std::move(*calendar), campaigns, leaseTime, shared});
    }
    books->m_books.push_back(std::move(first));
    books->m_files = std::move(*files);
    return books;
}

Result<ProgrammeFiles> RuleBooks::readFiles() const
{
    if (m_folder.isEmpty()) {
        return programmeFilesOf(ProgrammeBook::shippedFiles());
    }
    auto files = readProgrammeFolder(m_folder);
    return files ? Result<ProgrammeFiles>(programmeFilesOf(std::move(*files))) : Result<ProgrammeFiles>(failure(files.error()));
}

Result<Done> RuleBooks::reloadProgrammes(const Keep& keep)
{
    auto files = readFiles();
    if (!files) {
        return failure(files.error());
    }
    auto book = ProgrammeBook::of(files->files, {m_campaigns, {}});
    if (!book) {
        return failure(book.error());
    }
    const std::lock_guard lock(m_mutex);
    const QStringList changed = book->changedSince(*m_books.back().at(standard()).programmes);
    if (!changed.isEmpty()) {
        return failure(ErrorCode::ResourceInvalid, changed.join(u'\n'));
    }
    if (keep) {
        if (auto kept = keep(*book); !kept) {
            return failure(kept.error());
        }
    }
    const auto shared = std::make_shared<const ProgrammeBook>(std::move(*book));
    Books next = m_books.back();
    for (auto& [name, rules] : next) {
        rules.programmes = shared;
    }
    m_books.push_back(std::move(next));
    m_files = std::move(*files);
    return Done{};
}

const ProgrammeBook& RuleBooks::programmes() const
{
    const std::lock_guard lock(m_mutex);
    return *m_books.back().at(standard()).programmes;
}

ProgrammeFiles RuleBooks::programmeFiles() const
{
    const std::lock_guard lock(m_mutex);
    return m_files;
}

void RuleBooks::assign(const CentreId& centre, const QString& calendar)
{
    const std::lock_guard lock(m_mutex);
    m_calendars[centre] = m_books.back().contains(calendar) ? calendar : standard();
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
    return m_books.back().at(found == m_calendars.end() ? standard() : found->second);
}

} // namespace relais
