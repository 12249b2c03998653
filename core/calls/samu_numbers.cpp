#include "core/calls/samu_numbers.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace relais {
namespace {

/// A list of a hundred short numbers; anything larger is another file.
constexpr qint64 largestFile = 64 * 1024;

tl::unexpected<Error> wrong(const QString& name, const QString& path, const QString& expected)
{
    return failure(ErrorCode::ResourceInvalid, QStringLiteral("%1: %2: expected %3").arg(name, path, expected));
}

/// "44000" → "44", "20090" → "2A", "20200" → "2B", "97400" → "974".
QString departementOf(const QString& postalCode)
{
    if (postalCode.startsWith(u"97") || postalCode.startsWith(u"98")) {
        return postalCode.left(3);
    }
    if (postalCode.startsWith(u"20")) {
        return postalCode.startsWith(u"200") || postalCode.startsWith(u"201") ? QStringLiteral("2A") : QStringLiteral("2B");
    }
    return postalCode.left(2);
}

bool isDigits(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isDepartement(const QString& code)
{
    if (code == u"2A" || code == u"2B") {
        return true;
    }
    if (!isDigits(code)) {
        return false;
    }
    const int number = code.toInt();
    return (code.size() == 2 && number >= 1 && number <= 95 && number != 20)
        || (code.size() == 3 && ((number >= 971 && number <= 978) || (number >= 986 && number <= 988)));
}

} // namespace

std::optional<QString> SamuNumbers::of(const QString& postalCode) const
{
    const QString code = postalCode.simplified().remove(u' ');
    // Half a postal code may be that of another département.
    if (code.size() != 5 || !isDigits(code)) {
        return std::nullopt;
    }
    const auto found = numbers.find(departementOf(code));
    return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

Result<SamuNumbers> SamuNumbers::fromJson(const QByteArray& json, const QString& name)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) {
        return wrong(name, QStringLiteral("/"), QStringLiteral("an object"));
    }
    const QJsonObject root = document.object();
    if (root.value(u"format").toInt() != 1) {
        return wrong(name, QStringLiteral("/format"), QStringLiteral("1"));
    }
    SamuNumbers samu;
    samu.validFrom = QDate::fromString(root.value(u"validFrom").toString(), Qt::ISODate);
    if (!samu.validFrom.isValid()) {
        return wrong(name, QStringLiteral("/validFrom"), QStringLiteral("a date such as 2026-11-01"));
    }
    if (!root.value(u"numbers").isObject()) {
        return wrong(name, QStringLiteral("/numbers"), QStringLiteral("numbers by département"));
    }
    const QJsonObject rows = root.value(u"numbers").toObject();
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        const QString path = QStringLiteral("/numbers/") + row.key().left(12);
        if (!isDepartement(row.key())) {
            return wrong(name, path, QStringLiteral("the code of a département (01 to 95, 2A, 2B, 971 to 978, 986 to 988)"));
        }
        if (!row.value().isString()) {
            return wrong(name, path, QStringLiteral("ten digits between quotation marks, or nothing between them"));
        }
        const QString number = row.value().toString().remove(u' ');
        if (number.isEmpty()) {
            continue;
        }
        // 15 and 112 by themselves reach the SAMU of whoever dials.
        if (number.size() != 10 || !isDigits(number) || number[0] != u'0') {
            return wrong(name, path, QStringLiteral("ten digits, the first one 0"));
        }
        samu.numbers.emplace(row.key(), number);
    }
    return samu;
}

Result<SamuNumbers> SamuNumbers::fromFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::FileUnreadable, path);
    }
    if (file.size() > largestFile) {
        return wrong(path, QStringLiteral("/"), QStringLiteral("a file of at most 64 kB"));
    }
    return fromJson(file.readAll(), path);
}

Result<SamuNumbers> SamuNumbers::shipped()
{
    QFile file(QStringLiteral(":/relais/resources/emergency/samu.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::ResourceInvalid, QStringLiteral("samu.json: missing"));
    }
    return fromJson(file.readAll(), QStringLiteral("samu.json"));
}

} // namespace relais
