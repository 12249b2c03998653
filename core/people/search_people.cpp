#include "core/people/search_people.h"

#include "core/people/name_key.h"

#include <QRegularExpression>

#include <algorithm>

namespace relais {

namespace {

constexpr int mostHits = 50;

QString reversedDigits(QStringView number)
{
    QString digits;
    for (auto c = number.rbegin(); c != number.rend(); ++c) {
        if (*c >= u'0' && *c <= u'9') {
            digits += *c;
        }
    }
    return digits;
}

/// As stored numbers end: the national 0 stands for the country's code.
QString numberPrefix(QStringView typed)
{
    if (const auto number = phoneFromFrench(typed)) {
        return reversedDigits(number->e164);
    }
    return reversedDigits(typed);
}

bool isNumber(QStringView text)
{
    const auto digits = std::count_if(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits >= 4 && std::none_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

/// "29/6/1960", also with dots, hyphens or blanks; "29061960"; "1960-06-29".
QDate dateOf(const QString& text)
{
    static const QRegularExpression dayFirst(QStringLiteral("^([0-9]{1,2})([/. -])([0-9]{1,2})\\2([0-9]{4})$"));
    static const QRegularExpression digits(QStringLiteral("^[0-9]{8}$"));
    if (const auto match = dayFirst.match(text); match.hasMatch()) {
        return {match.captured(4).toInt(), match.captured(3).toInt(), match.captured(1).toInt()};
    }
    return QDate::fromString(text, digits.match(text).hasMatch() ? QStringLiteral("ddMMyyyy") : QStringLiteral("yyyy-MM-dd"));
}

} // namespace

QStringList searchKeys(const PersonIdentity& identity, const QStringList& numbers)
{
    QStringList keys;
    const QString first = nameKey(identity.firstName);
    for (const QString& name : {identity.birthName, identity.usedName}) {
        const QString family = nameKey(name);
        if (!family.isEmpty()) {
            keys << u'n' + family + first << u'n' + first + family;
        }
    }
    keys << u'b' + identity.birthDate.toString(Qt::ISODate);
    for (const QString& number : numbers) {
        keys << u't' + reversedDigits(number);
    }
    keys.removeDuplicates();
    return keys;
}

std::vector<PersonHit> searchPeople(PersonStore& people, const QString& typed)
{
    const QString text = typed.trimmed();
    if (text.size() < 2) {
        return {};
    }
    if (const QDate date = dateOf(text); date.isValid()) {
        auto born = people.withKey(u'b' + date.toString(Qt::ISODate), mostHits);
        // What also ends a number is one only where nobody was born on that day.
        if (!born.empty() || !isNumber(text)) {
            return born;
        }
    }
    if (isNumber(text)) {
        return people.withKey(u't' + numberPrefix(text), mostHits);
    }
    const QString key = nameKey(text);
    return key.isEmpty() ? std::vector<PersonHit>() : people.withKey(u'n' + key, mostHits);
}

} // namespace relais
