#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace relais {

/// A column of a target list, as insurance offices name it. The order here is that of the list's description; a file may
/// have any order.
enum class TargetColumn : unsigned char {
    Nir,
    Key,
    BirthName,
    UsedName,
    FirstName,
    BirthDate,
    Sex,
    Landline,
    Mobile,
    Email,
    Address,
    PostalCode,
    Town,
    Scheme,
    LongTermConditions,
    TreatingDoctor,
    Deliveries,
    DentalCheck,
    RenalCheck,
    EyeFundus,
    Letters,
    Enrolled,
    Refused,
    DeathDate,
    // what a rejects file adds: read over when such a file comes back corrected
    RejectLine,
    RejectColumn,
    RejectReason
};
constexpr std::size_t targetColumnCount = 27;
constexpr std::size_t targetDataColumnCount = 24;

/// "NOM_NAISSANCE": the header, as it is compared and as people are told of the column.
std::string_view headerOf(TargetColumn column);
/// A header without regard to case, already trimmed; nothing when it is none of ours.
std::optional<TargetColumn> targetColumnFromHeader(std::string_view header);

/// A set of columns, in the order of the enumeration.
class TargetColumns {
public:
    constexpr void add(TargetColumn column) { m_bits |= bit(column); }
    constexpr bool has(TargetColumn column) const { return (m_bits & bit(column)) != 0; }
    constexpr bool isEmpty() const { return m_bits == 0; }
    bool operator==(const TargetColumns&) const = default;

private:
    static constexpr unsigned bit(TargetColumn column) { return 1U << static_cast<unsigned>(column); }
    unsigned m_bits = 0;
};

} // namespace relais
