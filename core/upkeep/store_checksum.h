#pragma once

#include <QString>

#include <cstdint>
#include <string_view>

namespace relais {

/// Count and checksum of the rows of a table, whatever their order: the sum of one hash a row. Two engines that hold the same rows give the
/// same; one value that differs, a row too much or too few gives another. Guards against accidents, not against forgers. A value.
class StoreChecksum {
public:
    StoreChecksum() = default;
    StoreChecksum(std::int64_t rows, std::uint64_t high, std::uint64_t low) : m_rows(rows), m_high(high), m_low(low) {}

    /// `row`: its values in one unambiguous form.
    void add(std::string_view row);

    std::int64_t rows() const { return m_rows; }
    std::uint64_t high() const { return m_high; }
    std::uint64_t low() const { return m_low; }
    /// 32 hexadecimal digits.
    QString text() const;
    bool operator==(const StoreChecksum&) const = default;

private:
    std::int64_t m_rows = 0;
    std::uint64_t m_high = 0;
    std::uint64_t m_low = 0;
};

} // namespace relais
