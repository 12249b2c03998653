#pragma once

#include "core/base/id.h"

#include <QDate>

#include <vector>

namespace relais {

/// As far as anybody looks ahead, in weeks.
inline constexpr int plannedWeeksAtMost = 104;

/// The nurses' calls that pathways have planned at one centre, counted by its server from the stored schedules. Numbers of people and calls,
/// nobody's name. A value.
struct PlannedCalls {
    struct OfPathway {
        QString pathway;
        int called = 0;       ///< people with a call of it that is planned, due or late
        std::vector<int> due; ///< such calls by week, from the first one to the last that has any; the first takes what is late
        bool operator==(const OfPathway&) const = default;
    };
    QDate from;     ///< the day of the counting, on the centre's calendar: its week is the first, from that day on
    int nurses = 0; ///< active accounts of nurse advisers: heads, not full-time equivalents
    std::vector<OfPathway> pathways{}; ///< ascending by code; those without any call are left out

    int calledOn(QStringView pathway) const;
    /// By week, of all pathways but this one, whose own calls its frequency stands for. Never more in a week than 10 million.
    std::vector<int> dueBeside(QStringView pathway) const;
    bool operator==(const PlannedCalls&) const = default;
};

} // namespace relais
