#pragma once

#include "core/base/instant.h"
#include "core/outbox/change.h"

namespace relais {

/// The change feed of one centre inside one transaction: a port. On a database thread; storage failures travel through it.
class FeedStore {
public:
    virtual ~FeedStore() = default;
    /// Gives the change the next `seq`.
    virtual void append(const Change& change, Instant at) = 0;
    virtual Uuid epoch() = 0;
    /// Signs cursors; of the whole store, and kept by its copies. Never given away.
    virtual Uuid cursorKey() = 0;
    /// Both of these will be asked for next: a store behind a network reads them together. Changes nothing.
    virtual void expectSigning() {}
    /// Whose feed it is.
    virtual CentreId centre() = 0;
    /// From now on every cursor there is belongs to the past.
    virtual void renewEpoch(const Uuid& epoch) = 0;
    virtual std::int64_t head() = 0;
    /// When that line was written; nothing: there is none.
    virtual std::optional<Instant> writtenAt(std::int64_t seq) = 0;
    virtual std::vector<Change> after(std::int64_t seq, int limit) = 0;
};

/// The cursor stands, in this epoch, behind a line that is not here, or not as it was: the store is an older copy of itself and has
/// forgotten what came after. Nobody can make such a cursor up: it bears the store's signature. Its epoch is to be renewed (renewEpoch),
/// so that every desk tells again what it holds.
bool hasForgotten(FeedStore& feed, const QString& cursor);

/// What changed after `cursor` (empty: from the beginning), at most `limit` (1 to 1000) lines. A cursor that is of another epoch or centre,
/// of a future that a restored store does not know, or none of ours, starts again from the beginning.
ChangePage changesAfter(FeedStore& feed, const QString& cursor, int limit);
/// The cursor after which nothing has happened yet.
QString feedHead(FeedStore& feed);

} // namespace relais
