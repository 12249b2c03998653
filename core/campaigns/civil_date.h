#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace relais {

/// A day of the civil calendar, without a zone. std's type: a list of a million rows compares four of them a row.
using CivilDate = std::chrono::year_month_day;

/// "04/09/1964", exactly so: two digits, two digits, four digits, a day that exists, year 1 or later.
std::optional<CivilDate> civilDateFromFrench(std::string_view text);
/// "1964-09-04", exactly so.
std::optional<CivilDate> civilDateFromIso(std::string_view text);

/// Whole years lived at that day; somebody born on 29/02 changes age on 01/03 in other years. Negative before birth.
constexpr int ageAt(const CivilDate& birth, const CivilDate& at)
{
    const int years = static_cast<int>(at.year()) - static_cast<int>(birth.year());
    const bool before = at.month() < birth.month() || (at.month() == birth.month() && at.day() < birth.day());
    return before ? years - 1 : years;
}

} // namespace relais
