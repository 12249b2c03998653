#include "core/outbox/change_feed.h"

#include <algorithm>

namespace relais {

namespace {

QString cursorOf(const Uuid& epoch, std::int64_t seq)
{
    return QString::fromLatin1((epoch.bytes() + QByteArray::number(static_cast<qint64>(seq)))
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<std::int64_t> seqOf(const QString& cursor, const Uuid& epoch)
{
    const auto bytes = QByteArray::fromBase64Encoding(cursor.toLatin1(),
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || bytes.decoded.size() < 17 || bytes.decoded.left(16) != epoch.bytes()) {
        return std::nullopt;
    }
    bool isNumber = false;
    const qint64 seq = bytes.decoded.mid(16).toLongLong(&isNumber);
    return isNumber && seq >= 0 ? std::optional<std::int64_t>(seq) : std::nullopt;
}

} // namespace

ChangePage changesAfter(FeedStore& feed, const QString& cursor, int limit)
{
    const Uuid epoch = feed.epoch();
    auto seq = cursor.isEmpty() ? std::optional<std::int64_t>(0) : seqOf(cursor, epoch);
    if (!seq || *seq > feed.head()) {
        seq = 0;
    }
    ChangePage page;
    page.epoch = epoch.text();
    const int bounded = std::clamp(limit, 1, 1000);
    page.changes = feed.after(*seq, bounded + 1);
    page.more = static_cast<int>(page.changes.size()) > bounded;
    if (page.more) {
        page.changes.pop_back();
    }
    page.nextCursor = cursorOf(epoch, page.changes.empty() ? *seq : page.changes.back().seq);
    return page;
}

QString feedHead(FeedStore& feed)
{
    return cursorOf(feed.epoch(), feed.head());
}

} // namespace relais
