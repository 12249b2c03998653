#pragma once

#include "core/programmes/coaching_request.h"
#include "core/programmes/people_row_judge.h"
#include "core/programmes/programme_book.h"

#include <functional>
#include <vector>

namespace relais {

struct ListedRequest {
    int line = 0;
    CoachingRequest request;
};

/// What a file of treating physicians' requests holds. Some requests may be sound while others are not.
struct RequestList {
    std::vector<ListedRequest> requests;
    std::vector<PeopleListFault> faults; ///< ascending by line
};

/// What binds a request beside its shape.
struct RequestListRules {
    const ProgrammeBook& book; ///< whose themes count, on the day asked
    QDate today;
    std::function<FactId()> makeId; ///< for a line that brings none
};

/// Reads CSV or JSON (peopleRows). Fields: id, nir | person_id, theme, asked_on, physician_rpps. Pure, total.
RequestList readRequestList(const QByteArray& bytes, const RequestListRules& rules);

} // namespace relais
