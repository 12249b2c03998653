#include "db/postgres/postgres_types.h"

#include <QtEndian>

#include <bit>
#include <limits>

namespace relais {

namespace {

template <typename Number>
std::string big(Number value)
{
    std::string out(sizeof(Number), '\0');
    qToBigEndian(value, out.data());
    return out;
}

template <typename Number>
std::optional<Number> fromBig(std::string_view value)
{
    return value.size() == sizeof(Number) ? std::optional(qFromBigEndian<Number>(value.data())) : std::nullopt;
}

/// The whole part of a numeric: counts and sums of ours have no other.
std::optional<std::int64_t> wholeOf(std::string_view value)
{
    constexpr std::uint16_t negative = 0x4000;
    constexpr std::size_t head = 8;
    if (value.size() < head) {
        return std::nullopt;
    }
    const auto at = [&](std::size_t word) { return qFromBigEndian<std::uint16_t>(value.data() + word * 2); };
    const std::size_t digits = at(0);
    const int weight = static_cast<std::int16_t>(at(1));
    const std::uint16_t sign = at(2);
    if (value.size() != head + digits * 2 || weight > 4 || (sign != 0 && sign != negative)) {
        return std::nullopt;
    }
    std::int64_t whole = 0;
    for (int i = 0; i <= weight; ++i) {
        const auto digit = static_cast<std::size_t>(i) < digits ? at(4 + static_cast<std::size_t>(i)) : std::uint16_t{0};
        if (whole > (std::numeric_limits<std::int64_t>::max() - digit) / 10'000) {
            return std::nullopt;
        }
        whole = whole * 10'000 + digit;
    }
    return sign == negative ? -whole : whole;
}

} // namespace

namespace postgres_types {

unsigned elementOf(unsigned type)
{
    switch (type) {
    case 1000: return boolean;
    case 1001: return bytes;
    case 1005: return int2;
    case 1007: return int4;
    case 1009: return text;
    case 1016: return int8;
    case 2951: return uuid;
    default: return 0;
    }
}

std::string listHead(unsigned element, std::size_t count, bool hasNulls)
{
    const auto word = [](std::size_t value) { return big(static_cast<quint32>(value)); };
    // An empty list has no dimension.
    const std::string head = word(count == 0 ? 0 : 1) + word(hasNulls ? 1 : 0) + word(element);
    return count == 0 ? head : head + word(count) + word(1);
}

void appendElement(std::string& list, const std::optional<std::string_view>& value)
{
    list += big(value ? static_cast<quint32>(value->size()) : static_cast<quint32>(-1));
    list.append(value.value_or(std::string_view()));
}

std::optional<std::string> encoded(std::int64_t value, unsigned type)
{
    switch (type) {
    case int8: return big(static_cast<quint64>(value));
    case int4: return value == static_cast<std::int32_t>(value) ? std::optional(big(static_cast<quint32>(value))) : std::nullopt;
    case int2: return value == static_cast<std::int16_t>(value) ? std::optional(big(static_cast<quint16>(value))) : std::nullopt;
    case boolean: return std::string(1, value != 0 ? '\1' : '\0');
    case float8: return encoded(static_cast<double>(value), type);
    case text:
    case varchar: return std::to_string(value);
    default: return std::nullopt;
    }
}

std::optional<std::string> encoded(double value, unsigned type)
{
    return type == float8 ? std::optional(big(std::bit_cast<quint64>(value))) : std::nullopt;
}

std::optional<std::int64_t> integerOf(std::string_view value, unsigned type)
{
    switch (type) {
    case int8: return fromBig<qint64>(value);
    case int4: return fromBig<qint32>(value);
    case int2: return fromBig<qint16>(value);
    case boolean: return value.size() == 1 ? std::optional<std::int64_t>(value.front() != '\0') : std::nullopt;
    case numeric: return wholeOf(value);
    default: return std::nullopt;
    }
}

std::optional<double> realOf(std::string_view value, unsigned type)
{
    if (type == float8) {
        const auto bits = fromBig<quint64>(value);
        return bits ? std::optional(std::bit_cast<double>(*bits)) : std::nullopt;
    }
    if (type == float4) {
        const auto bits = fromBig<quint32>(value);
        return bits ? std::optional(static_cast<double>(std::bit_cast<float>(*bits))) : std::nullopt;
    }
    const auto whole = integerOf(value, type);
    return whole ? std::optional(static_cast<double>(*whole)) : std::nullopt;
}

} // namespace postgres_types

} // namespace relais
