#include "core/base/instant.h"

namespace relais {

namespace {

/// Reads exactly `count` ASCII digits at `at`.
std::optional<int> digitsAt(QStringView text, qsizetype at, qsizetype count)
{
    if (at + count > text.size()) {
        return std::nullopt;
    }
    int value = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        const char16_t c = text[i].unicode();
        if (c < u'0' || c > u'9') {
            return std::nullopt;
        }
        value = value * 10 + (c - u'0');
    }
    return value;
}

/// So many digits, with leading noughts, ending before `end`.
void putDigits(char* end, std::int64_t value, int count)
{
    for (; count > 0; --count) {
        *--end = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

} // namespace

std::optional<Instant> instantFromText(QStringView text)
{
    if (text.size() < 20 || text[4] != u'-' || text[7] != u'-' || text[10] != u'T' || text[13] != u':' || text[16] != u':'
        || text.last(1) != u'Z') {
        return std::nullopt;
    }
    const auto year = digitsAt(text, 0, 4);
    const auto month = digitsAt(text, 5, 2);
    const auto day = digitsAt(text, 8, 2);
    const auto hour = digitsAt(text, 11, 2);
    const auto minute = digitsAt(text, 14, 2);
    const auto second = digitsAt(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || *year < 1850 || *year > 2200 || *hour > 23 || *minute > 59
        || *second > 59) {
        return std::nullopt;
    }
    std::int64_t fraction = 0;
    const QStringView rest = text.sliced(19).chopped(1);
    if (!rest.isEmpty()) {
        const qsizetype decimals = rest.size() - 1;
        if (rest[0] != u'.' || decimals < 1 || decimals > 6) {
            return std::nullopt;
        }
        const auto digits = digitsAt(rest, 1, decimals);
        if (!digits) {
            return std::nullopt;
        }
        fraction = *digits;
        for (qsizetype i = decimals; i < 6; ++i) {
            fraction *= 10;
        }
    }
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
        std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return std::chrono::sys_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{*second}
    + Microseconds{fraction};
}

QString textFromInstant(Instant at)
{
    std::string text;
    appendText(text, at);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

void appendText(std::string& utf8, Instant at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const auto inDay = (at - day).count();
    char text[] = "0000-00-00T00:00:00.000000Z";
    putDigits(text + 4, static_cast<int>(date.year()), 4);
    putDigits(text + 7, static_cast<unsigned>(date.month()), 2);
    putDigits(text + 10, static_cast<unsigned>(date.day()), 2);
    putDigits(text + 13, inDay / 3'600'000'000, 2);
    putDigits(text + 16, inDay / 60'000'000 % 60, 2);
    putDigits(text + 19, inDay / 1'000'000 % 60, 2);
    const auto fraction = inDay % 1'000'000;
    putDigits(text + 26, fraction, 6);
    utf8.append(text, fraction != 0 ? 26 : 19);
    utf8 += 'Z';
}

} // namespace relais
