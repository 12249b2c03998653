#include "db/outbox/feed_repository.h"

namespace relais {

void FeedRepository::append(const Change& change, Instant at)
{
    m_connection.writeSoon("outbox/feed.append", {}, m_centre, change.kind, at, change.person, change.lease, change.campaign,
        change.version, change.code.isEmpty() ? std::nullopt : std::optional(change.code));
}

Uuid FeedRepository::epoch()
{
    if (!m_epoch) {
        m_epoch = m_connection.statement("outbox/feed.epoch").value<Uuid>().value_or(Uuid());
    }
    return *m_epoch;
}

Uuid FeedRepository::cursorKey()
{
    if (!m_cursorKey) {
        m_cursorKey = m_connection.statement("outbox/feed.cursor_key").value<Uuid>().value_or(Uuid());
    }
    return *m_cursorKey;
}

void FeedRepository::renewEpoch(const Uuid& epoch)
{
    m_connection.statement("outbox/feed.renew_epoch").bindAll(epoch).send();
    m_epoch = epoch;
}

std::optional<Instant> FeedRepository::writtenAt(std::int64_t seq)
{
    return m_connection.statement("outbox/feed.written_at").bindAll(m_centre, seq).value<Instant>();
}

std::int64_t FeedRepository::head()
{
    return m_connection.statement("outbox/feed.head").bindAll(m_centre).value<std::int64_t>().value_or(0);
}

std::vector<Change> FeedRepository::after(std::int64_t seq, int limit)
{
    return m_connection.statement("outbox/feed.after").bindAll(m_centre, seq, limit).all([](Row row) {
        return Change{row.next<std::int64_t>(), row.next<ChangeKind>(), row.next<std::optional<PersonId>>(),
            row.next<std::optional<LeaseId>>(), row.next<std::optional<CampaignCode>>(), row.next<std::optional<std::int64_t>>(),
            row.next<QString>()};
    });
}

} // namespace relais
