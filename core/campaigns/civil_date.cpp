#include "core/campaigns/civil_date.h"

namespace relais {

namespace {

/// `count` ASCII digits at `at`, −1 when one of them is none.
int digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        const char c = text[i];
        if (c < '0' || c > '9') {
            return -1;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<CivilDate> existing(int year, int month, int day)
{
    if (year < 1 || month < 1 || day < 1) {
        return std::nullopt;
    }
    const CivilDate date{
        std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

} // namespace

std::optional<CivilDate> civilDateFromFrench(std::string_view text)
{
    if (text.size() != 10 || text[2] != '/' || text[5] != '/') {
        return std::nullopt;
    }
    return existing(digitsAt(text, 6, 4), digitsAt(text, 3, 2), digitsAt(text, 0, 2));
}

std::optional<CivilDate> civilDateFromIso(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    return existing(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2));
}

} // namespace relais
