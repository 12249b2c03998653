#pragma once

#include "core/programmes/people_row_judge.h"
#include "core/programmes/programme_attribute.h"
#include "core/programmes/programme_book.h"

namespace relais {

struct ListedAttribute {
    int line = 0;
    ProgrammeAttribute attribute;
};

/// What a file of what the programme sets holds. Some lines may be sound while others are not.
struct AttributeList {
    std::vector<ListedAttribute> attributes;
    std::vector<PeopleListFault> faults; ///< ascending by line
};

/// Reads CSV or JSON (peopleRows). Fields: id, nir | person_id, pathway, attribute, value. `makeId`: for a line that brings none. Pure, total.
AttributeList readAttributeList(const QByteArray& bytes, const ProgrammeBook& book, const std::function<FactId()>& makeId);

} // namespace relais
