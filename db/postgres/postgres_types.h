#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relais {

/// The types of PostgreSQL that Relais meets, by their fixed numbers in its catalogue, and their binary form. Pure functions; any thread.
namespace postgres_types {
constexpr unsigned boolean = 16;
constexpr unsigned bytes = 17;
constexpr unsigned name = 19;
constexpr unsigned int8 = 20;
constexpr unsigned int2 = 21;
constexpr unsigned int4 = 23;
constexpr unsigned text = 25;
constexpr unsigned float4 = 700;
constexpr unsigned float8 = 701;
constexpr unsigned varchar = 1043;
constexpr unsigned numeric = 1700;
constexpr unsigned uuid = 2950;

/// What the elements of a list type are; 0: it is none.
unsigned elementOf(unsigned type);
/// The head of a list in binary form, before its elements.
std::string listHead(unsigned element, std::size_t count, bool hasNulls);
/// One element, behind its length; nothing: NULL.
void appendElement(std::string& list, const std::optional<std::string_view>& value);

/// A whole number as a value of `type`; nothing: the type has no such value.
std::optional<std::string> encoded(std::int64_t value, unsigned type);
std::optional<std::string> encoded(double value, unsigned type);

/// A whole number of what the server sent; nothing: it is none.
std::optional<std::int64_t> integerOf(std::string_view value, unsigned type);
std::optional<double> realOf(std::string_view value, unsigned type);
} // namespace postgres_types

} // namespace relais
