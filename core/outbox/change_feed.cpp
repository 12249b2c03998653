#include "core/outbox/change_feed.h"

#include "core/outbox/signed_line.h"

#include <algorithm>

namespace relais {

namespace {

/// Behind which line of which epoch somebody stands. The line is named by its number and by when it was written: a store that was
/// restored gives the same numbers again to other lines.
struct Place {
    std::int64_t seq = 0;
    qint64 writtenAt = 0; ///< zero before the first line
    bool operator==(const Place&) const = default;
};

std::optional<Place> placeAt(FeedStore& feed, std::int64_t seq)
{
    if (seq == 0) {
        return Place{};
    }
    const auto at = feed.writtenAt(seq);
    return at ? std::optional(Place{seq, microsecondsOf(*at)}) : std::nullopt;
}

/// A line of one centre says nothing about another's: each has numbers of its own.
QString cursorOf(FeedStore& feed, const Uuid& epoch, const Place& place)
{
    return signedLine(feed, epoch,
        QByteArray::number(static_cast<qint64>(place.seq)) + '@' + QByteArray::number(place.writtenAt) + '@'
            + feed.centre().code.toUtf8());
}

std::optional<Place> placeOf(FeedStore& feed, const QString& cursor, const Uuid& epoch)
{
    const auto line = lineOf(feed, cursor, epoch);
    const auto parts = line ? line->split('@') : QList<QByteArray>();
    if (parts.size() != 3 || parts[2] != feed.centre().code.toUtf8()) {
        return std::nullopt;
    }
    bool isNumber = false;
    bool isTime = false;
    const Place place{parts[0].toLongLong(&isNumber), parts[1].toLongLong(&isTime)};
    return isNumber && isTime && place.seq >= 0 ? std::optional(place) : std::nullopt;
}

} // namespace

bool hasForgotten(FeedStore& feed, const QString& cursor)
{
    feed.expectSigning();
    const auto place = placeOf(feed, cursor, feed.epoch());
    return place && placeAt(feed, place->seq) != place;
}

ChangePage changesAfter(FeedStore& feed, const QString& cursor, int limit)
{
    const Uuid epoch = feed.epoch();
    auto place = cursor.isEmpty() ? std::optional<Place>() : placeOf(feed, cursor, epoch);
    if (!place || placeAt(feed, place->seq) != place) {
        place = Place{};
    }
    ChangePage page;
    page.epoch = epoch.text();
    const int bounded = std::clamp(limit, 1, 1000);
    page.changes = feed.after(place->seq, bounded + 1);
    page.more = static_cast<int>(page.changes.size()) > bounded;
    if (page.more) {
        page.changes.pop_back();
    }
    if (!page.changes.empty()) {
        place = placeAt(feed, page.changes.back().seq);
    }
    page.nextCursor = cursorOf(feed, epoch, place.value_or(Place{}));
    return page;
}

QString feedHead(FeedStore& feed)
{
    feed.expectSigning();
    return cursorOf(feed, feed.epoch(), placeAt(feed, feed.head()).value_or(Place{}));
}

} // namespace relais
