#include "core/outbox/upload_receipt.h"

#include "core/outbox/signed_line.h"

#include <algorithm>

namespace relais {

namespace {

const QByteArray mark = "fact";

bool isKept(const FactAnswer& answer)
{
    return answer.verdict == FactVerdict::Accepted || answer.verdict == FactVerdict::AcceptedConflict
        || answer.verdict == FactVerdict::AlreadyHave;
}

} // namespace

QString receiptFor(FeedStore& feed, const std::vector<FactAnswer>& answers)
{
    feed.expectSigning();
    const auto newest = std::find_if(answers.rbegin(), answers.rend(), isKept);
    return newest == answers.rend()
        ? QString()
        : signedLine(feed, feed.epoch(), mark + '@' + newest->id.text().toLatin1() + '@' + feed.centre().code.toUtf8());
}

std::optional<FactId> factOfReceipt(FeedStore& feed, const QString& receipt)
{
    const auto line = receipt.isEmpty() ? std::nullopt : lineOf(feed, receipt, feed.epoch());
    const auto parts = line ? line->split('@') : QList<QByteArray>();
    if (parts.size() != 3 || parts[0] != mark || parts[2] != feed.centre().code.toUtf8()) {
        return std::nullopt;
    }
    return FactId::fromText(QString::fromLatin1(parts[1]));
}

bool hasForgotten(FeedStore& feed, FactStore& facts, const QString& receipt)
{
    const auto fact = factOfReceipt(feed, receipt);
    return fact && !facts.receivedAt(*fact);
}

} // namespace relais
