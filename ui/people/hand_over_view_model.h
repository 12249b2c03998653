#pragma once

#include "core/people/person_slice.h"
#include "ui/words/time_words.h"

namespace relais {

/// A line of the hand-over card: "Promis" and what, a day and what a colleague left, "Objectif" and until when.
struct HandOverRow {
    QString label;
    QString text;
    bool late = false; ///< of a goal whose day has gone by
    bool operator==(const HandOverRow&) const = default;
};

/// What the next colleague has to know, most pressing first: what was promised in the last three contacts, these contacts (day, who, what,
/// note), the open goals with their day. For a role without health data the notes left alone. Empty: a first contact. Pure.
std::vector<HandOverRow> handOver(const PersonSlice& person, bool seesHealth, const TimeWords& time, Instant now);

} // namespace relais
