#pragma once

#include "core/outbox/change_feed.h"
#include "db/base/connection.h"
#include "db/outbox/feed_lines.h"

#include <map>

namespace relais {

/// FeedStore over the central tables. On the stack of a database job; borrows its connection; throws StoreFailure.
class FeedRepository final : public FeedStore {
public:
    FeedRepository(Connection& connection, CentreId centre) : m_connection(connection), m_centre(std::move(centre)) {}

    void append(const Change& change, Instant at) override;
    Uuid epoch() override;
    CentreId centre() override { return m_centre; }
    Uuid cursorKey() override;
    void expectSigning() override;
    void renewEpoch(const Uuid& epoch) override;
    std::int64_t head() override;
    std::optional<Instant> writtenAt(std::int64_t seq) override;
    std::vector<Change> after(std::int64_t seq, int limit) override;

private:
    std::vector<FeedLine> read(std::int64_t seq, std::int64_t limit);
    FeedLines::Block blockAt(FeedLines& kept, std::int64_t block, Instant lastAt);
    void askWrittenAt(std::int64_t seq);

    Connection& m_connection;
    CentreId m_centre;
    std::optional<Uuid> m_epoch;                           ///< as this job read or made it
    std::optional<Uuid> m_cursorKey;                       ///< the store's, for ever
    std::map<std::int64_t, Instant> m_writtenAt;           ///< of lines that were asked for
    std::vector<std::pair<std::int64_t, Instant>> m_given; ///< by after(): their numbers rise
};

} // namespace relais
