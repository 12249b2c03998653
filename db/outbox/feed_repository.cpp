#include "db/outbox/feed_repository.h"

#include <algorithm>

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

void FeedRepository::expectSigning()
{
    if (!m_epoch) {
        m_connection.statement("outbox/feed.epoch").ask();
    }
    if (!m_cursorKey) {
        m_connection.statement("outbox/feed.cursor_key").ask();
    }
}

void FeedRepository::renewEpoch(const Uuid& epoch)
{
    m_connection.statement("outbox/feed.renew_epoch").bindAll(epoch).send();
    m_epoch = epoch;
}

std::optional<Instant> FeedRepository::writtenAt(std::int64_t seq)
{
    const auto given = std::lower_bound(
        m_given.begin(), m_given.end(), seq, [](const auto& line, std::int64_t wanted) { return line.first < wanted; });
    if (given != m_given.end() && given->first == seq) {
        return given->second;
    }
    if (const auto seen = m_writtenAt.find(seq); seen != m_writtenAt.end()) {
        return seen->second;
    }
    const auto at = m_connection.statement("outbox/feed.written_at").bindAll(m_centre, seq).value<Instant>();
    if (at) {
        m_writtenAt[seq] = *at;
    }
    return at;
}

void FeedRepository::askWrittenAt(std::int64_t seq)
{
    if (!m_writtenAt.contains(seq)) {
        m_connection.statement("outbox/feed.written_at").bindAll(m_centre, seq).ask();
    }
}

std::int64_t FeedRepository::head()
{
    return m_connection.statement("outbox/feed.head").bindAll(m_centre).value<std::int64_t>().value_or(0);
}

std::vector<FeedLine> FeedRepository::read(std::int64_t seq, std::int64_t limit)
{
    return m_connection.statement("outbox/feed.after").bindAll(m_centre, seq, limit).all([](Row row) {
        return FeedLine{{row.next<std::int64_t>(), row.next<ChangeKind>(), row.next<std::optional<PersonId>>(),
                            row.next<std::optional<LeaseId>>(), row.next<std::optional<CampaignCode>>(),
                            row.next<std::optional<std::int64_t>>(), row.next<QString>()},
            row.next<Instant>()};
    });
}

/// A block whose last line was written at that time; null: lines are missing.
FeedLines::Block FeedRepository::blockAt(FeedLines& kept, std::int64_t block, Instant lastAt)
{
    auto known = kept.find(m_centre, block);
    if (known && known->back().at == lastAt) {
        return known;
    }
    auto lines = read(FeedLines::lastOf(block - 1), FeedLines::lines);
    if (lines.size() != FeedLines::lines || lines.back().change.seq != FeedLines::lastOf(block)) {
        return nullptr;
    }
    known = std::make_shared<const std::vector<FeedLine>>(std::move(lines));
    kept.keep(m_centre, block, known);
    return known;
}

/// Whole blocks are read once for all desks; of what lies behind them each desk reads what is new to it.
std::vector<Change> FeedRepository::after(std::int64_t seq, int limit)
{
    std::vector<Change> changes;
    m_given.clear();
    const auto wanted = [&] { return static_cast<std::size_t>(limit) - changes.size(); };
    const auto take = [&](const std::vector<FeedLine>& lines) {
        for (const FeedLine& line : lines) {
            if (line.change.seq > seq && wanted() > 0) {
                m_given.emplace_back(line.change.seq, line.at);
                changes.push_back(line.change);
                seq = line.change.seq;
            }
        }
    };
    if (auto* memory = m_connection.shared()) {
        auto& kept = memory->of<FeedLines>();
        const auto first = FeedLines::blockOf(seq + 1);
        const auto last = FeedLines::blockOf(seq + limit);
        for (auto block = first; block <= last && wanted() > 0; ++block) {
            const auto lastAt = writtenAt(FeedLines::lastOf(block));
            const auto lines = lastAt ? blockAt(kept, block, *lastAt) : nullptr;
            if (!lines) {
                break;
            }
            for (auto next = block + 1; block == first && next <= last; ++next) {
                askWrittenAt(FeedLines::lastOf(next));
            }
            take(*lines);
        }
    }
    if (wanted() > 0) {
        take(read(seq, static_cast<std::int64_t>(wanted())));
    }
    return changes;
}

} // namespace relais
