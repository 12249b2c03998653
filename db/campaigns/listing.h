#pragma once

#include "core/campaigns/target_criteria.h"
#include "core/campaigns/target_row.h"

#include <array>
#include <string>

namespace relais {

/// What a list says of a person, as the table "listing" holds it. Texts are UTF-8 and point into the row or into this value:
/// it lives as long as the row and is not copied. Empty text is NULL in the store.
class Listing {
public:
    Listing(const TargetRow& row, IneligibleReasons reasons, const TargetCriteria& criteria, const CivilDate& referenceDate);
    Listing(const Listing&) = delete;
    Listing& operator=(const Listing&) = delete;

    /// Of all that is said, campaign included, whatever the list's encoding and order of columns; 64 bits, stable for ever.
    std::int64_t contentHash(const std::string& campaign) const;

    enum Text : std::size_t {
        BirthName,
        UsedName,
        FirstName,
        BirthDate,
        Landline,
        Mobile,
        Email,
        Address,
        PostalCode,
        Town,
        Scheme,
        LongTermConditions,
        TreatingDoctor,
        Dental,
        Renal,
        EyeFundus,
        Ineligible,
        TextCount
    };
    enum Number : std::size_t { SexNumber, Deliveries, Letters, Enrolled, Refused, Deceased, CareGap, GapYears, NumberCount };
    std::string_view text(Text which) const { return m_texts[which]; }
    std::int64_t number(Number which) const { return m_numbers[which]; }

private:
    struct DateText {
        char text[10];
    };
    std::string_view dateText(const CivilDate& date, DateText& place);

    std::array<std::string_view, TextCount> m_texts{};
    std::array<std::int64_t, NumberCount> m_numbers{};
    std::array<DateText, 4> m_dates{};
    char m_scheme[2] = {};
    std::string m_ineligible;
};

/// "1964-09-04".
std::string isoDate(const CivilDate& date);

} // namespace relais
