#include "app/server/rule_books.h"

#include "core/campaigns/campaign_files.h"
#include "core/programmes/programme_folder.h"

namespace relais {

namespace {
const QString& standard()
{
    static const QString name = QStringLiteral("france");
    return name;
}
} // namespace

Result<std::unique_ptr<RuleBooks>> RuleBooks::open(std::chrono::minutes leaseTime, const Folders& folders)
{
    auto books = std::make_unique<RuleBooks>();
    books->m_folders = folders;
    auto read = books->read();
    if (!read) {
        return failure(read.error());
    }
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
        first.emplace(name, RuleBook{std::move(*outcomes), std::move(*calendar), read->campaigns, leaseTime, read->programmes});
    }
    books->m_books.push_back(std::move(first));
    books->m_files = std::move(read->files);
    return books;
}

Result<RuleBooks::Read> RuleBooks::read() const
{
    auto programmes = m_folders.programmes.isEmpty() ? Result<std::vector<NamedFile>>(ProgrammeBook::shippedFiles())
                                                     : readProgrammeFolder(m_folders.programmes);
    if (!programmes) {
        return failure(programmes.error());
    }
    auto campaigns = m_folders.campaigns.isEmpty() ? Result<std::vector<NamedFile>>(shippedCampaignFiles())
                                                   : readCampaignFolder(m_folders.campaigns);
    if (!campaigns) {
        return failure(campaigns.error());
    }
    auto specs = campaignsOf(*campaigns);
    if (!specs) {
        return failure(specs.error());
    }
    auto book = ProgrammeBook::of(*programmes, besideCampaigns(*specs));
    if (!book) {
        return failure(book.error());
    }
    return Read{programmeFilesOf(*std::move(programmes), *std::move(campaigns)), *std::move(specs),
        std::make_shared<const ProgrammeBook>(*std::move(book))};
}

Result<Done> RuleBooks::reload(const Keep& keep)
{
    auto fresh = read();
    if (!fresh) {
        return failure(fresh.error());
    }
    const RuleBook& inForce = of({}); // stays as long as this object
    const QStringList changed =
        fresh->programmes->changedSince(*inForce.programmes) + goneSince(inForce.campaigns, fresh->campaigns);
    if (!changed.isEmpty()) {
        return failure(ErrorCode::ResourceInvalid, changed.join(u'\n'));
    }
    // Asked without the lock: it waits for the store, whose thread may be asking for a book.
    if (keep) {
        if (auto kept = keep(*fresh->programmes); !kept) {
            return failure(kept.error());
        }
    }
    const std::lock_guard lock(m_mutex);
    Books next = m_books.back();
    for (auto& [name, rules] : next) {
        rules.programmes = fresh->programmes;
        rules.campaigns = fresh->campaigns;
    }
    m_books.push_back(std::move(next));
    m_files = std::move(fresh->files);
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
