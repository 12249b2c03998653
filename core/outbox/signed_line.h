#pragma once

#include "core/outbox/change_feed.h"

#include <QByteArray>

namespace relais {

/// A line that somebody keeps for the store and shows again, in letters that may stand in an address: nobody makes one up, for the store
/// signs it together with its epoch.
QString signedLine(FeedStore& feed, const Uuid& epoch, const QByteArray& line);
/// Nothing: not signed by this store, or of another epoch.
std::optional<QByteArray> lineOf(FeedStore& feed, const QString& text, const Uuid& epoch);

} // namespace relais
