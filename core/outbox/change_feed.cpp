#include "core/outbox/change_feed.h"

#include <QMessageAuthenticationCode>

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

constexpr qsizetype epochSize = 16;
constexpr qsizetype signatureSize = 16;

QByteArray signatureOf(FeedStore& feed, const Uuid& epoch, const QByteArray& line)
{
    return QMessageAuthenticationCode::hash(epoch.bytes() + line, feed.cursorKey().bytes(), QCryptographicHash::Sha256)
        .left(signatureSize);
}

/// A line of one centre says nothing about another's: each has numbers of its own.
QString cursorOf(FeedStore& feed, const Uuid& epoch, const Place& place)
{
    const QByteArray line = QByteArray::number(static_cast<qint64>(place.seq)) + '@' + QByteArray::number(place.writtenAt) + '@'
        + feed.centre().code.toUtf8();
    return QString::fromLatin1((epoch.bytes() + signatureOf(feed, epoch, line) + line)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<Place> placeOf(FeedStore& feed, const QString& cursor, const Uuid& epoch)
{
    const auto bytes = QByteArray::fromBase64Encoding(cursor.toLatin1(),
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || bytes.decoded.size() <= epochSize + signatureSize || bytes.decoded.left(epochSize) != epoch.bytes()) {
        return std::nullopt;
    }
    // What was put behind it may decode to nothing.
    if (bytes.decoded.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) != cursor.toLatin1()) {
        return std::nullopt;
    }
    const QByteArray line = bytes.decoded.mid(epochSize + signatureSize);
    if (bytes.decoded.mid(epochSize, signatureSize) != signatureOf(feed, epoch, line)) {
        return std::nullopt;
    }
    const auto parts = line.split('@');
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
    return cursorOf(feed, feed.epoch(), placeAt(feed, feed.head()).value_or(Place{}));
}

} // namespace relais
