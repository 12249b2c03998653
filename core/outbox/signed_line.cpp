#include "core/outbox/signed_line.h"

#include <QMessageAuthenticationCode>

namespace relais {

namespace {

constexpr qsizetype epochSize = 16;
constexpr qsizetype signatureSize = 16;
constexpr auto letters = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray signatureOf(FeedStore& feed, const Uuid& epoch, const QByteArray& line)
{
    return QMessageAuthenticationCode::hash(epoch.bytes() + line, feed.cursorKey().bytes(), QCryptographicHash::Sha256)
        .left(signatureSize);
}

} // namespace

QString signedLine(FeedStore& feed, const Uuid& epoch, const QByteArray& line)
{
    return QString::fromLatin1((epoch.bytes() + signatureOf(feed, epoch, line) + line).toBase64(letters));
}

std::optional<QByteArray> lineOf(FeedStore& feed, const QString& text, const Uuid& epoch)
{
    const auto bytes = QByteArray::fromBase64Encoding(text.toLatin1(), letters | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || bytes.decoded.size() <= epochSize + signatureSize || bytes.decoded.left(epochSize) != epoch.bytes()) {
        return std::nullopt;
    }
    // What was put behind it may decode to nothing.
    if (bytes.decoded.toBase64(letters) != text.toLatin1()) {
        return std::nullopt;
    }
    const QByteArray line = bytes.decoded.mid(epochSize + signatureSize);
    return bytes.decoded.mid(epochSize, signatureSize) == signatureOf(feed, epoch, line) ? std::optional(line) : std::nullopt;
}

} // namespace relais
