#pragma once

#include "core/outbox/change_feed.h"
#include "core/outbox/fact_answer_json.h"
#include "core/outbox/fact_store.h"

namespace relais {

/// Names, with the store's signature, the newest fact of an answer that the store has; empty: it has none of them. The desk shows it with its
/// next upload, so that a store which has forgotten what it acknowledged is found out, also one that nobody restored: a standby that took
/// over and had not heard of the last commits.
QString receiptFor(FeedStore& feed, const std::vector<FactAnswer>& answers);

/// What this receipt names, if it is of this epoch of this store.
std::optional<FactId> factOfReceipt(FeedStore& feed, const QString& receipt);

/// The receipt is of this epoch of this store, and the fact it names is not here. Its epoch is to be renewed (FeedStore::renewEpoch), so that
/// every desk tells again what it holds. One that is made up, of another epoch or centre, or none, says nothing.
bool hasForgotten(FeedStore& feed, FactStore& facts, const QString& receipt);

} // namespace relais
