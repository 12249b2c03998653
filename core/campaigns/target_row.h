#pragma once

#include "core/campaigns/civil_date.h"
#include "core/campaigns/eligibility.h"
#include "core/people/nir.h"
#include "core/people/person_identity.h"
#include "core/people/phone_number.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace relais {

/// What an accepted row says of a person, read and checked. Texts are UTF-8 and point into the reader's row: copy to keep.
struct TargetRow {
    std::int64_t line = 0;
    Nir nir;
    std::string_view birthName;
    std::string_view usedName;
    std::string_view firstName;
    Sex sex = Sex::Unknown;
    std::optional<PhoneBytes> landline; ///< only what can be dialled
    std::optional<PhoneBytes> mobile;
    std::string_view email;
    std::string_view address;
    std::string_view postalCode;
    std::string_view town;
    std::string_view longTermConditions; ///< "8,5", as written
    std::string_view treatingDoctor;     ///< RPPS, as written
    std::optional<CivilDate> deathDate;  ///< may be unknown for somebody deceased
    TargetPerson criteria;               ///< what eligibility() reads

    bool callable() const { return landline || mobile; }
};

} // namespace relais
