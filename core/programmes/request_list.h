#pragma once

#include "core/programmes/coaching_request.h"
#include "core/programmes/programme_book.h"

#include <functional>
#include <vector>

namespace relais {

/// A fault of a list of requests: where, and which field. Never a value: the list is about people.
struct RequestFault {
    int line = 0;  ///< from 1, of the file
    QString field; ///< "theme", "asked_on"…; "file": not a list at all; "other": a field that nobody asked for
    bool operator==(const RequestFault&) const = default;
};

struct ListedRequest {
    int line = 0;
    CoachingRequest request;
};

/// What a file of treating physicians' requests holds. Some requests may be sound while others are not.
struct RequestList {
    std::vector<ListedRequest> requests;
    std::vector<RequestFault> faults; ///< ascending by line
};

/// What binds a request beside its shape.
struct RequestListRules {
    const ProgrammeBook& book; ///< whose themes count, on the day asked
    QDate today;
    std::function<FactId()> makeId; ///< for a line that brings none
};

/// Reads CSV (UTF-8, `;` or `,`, a first line of names, quotes doubled inside quotes) or JSON (a list of objects with texts), told apart by the
/// first sign. Fields: id, nir | person_id, theme, asked_on, physician_rpps. A NIR may bear its key. An id stands in one line only. Pure, total.
RequestList readRequestList(const QByteArray& bytes, const RequestListRules& rules);

} // namespace relais
