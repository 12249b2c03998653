#pragma once

#include "core/people/person_slice.h"
#include "ui/programmes/pathway_file_view_model.h"
#include "ui/words/time_words.h"

namespace relais {

/// A line of the hand-over card: "Promis" and what, a day and what a colleague left, "Objectif" and until when.
struct HandOverRow {
    QString label;
    QString text;
    bool late = false; ///< of a goal whose day has gone by
    bool operator==(const HandOverRow&) const = default;
};

/// What the next colleague has to know, most pressing first: what was promised in the last three contacts, the open goals with their day, then
/// these contacts (day, who, what, note). For a role without health data the notes left alone. Empty: a first contact. Pure.
std::vector<HandOverRow> handOver(const PersonSlice& person, bool seesHealth, const TimeWords& time, Instant now);

/// What a pathway that ended leaves to the one that goes on comes before all that: nobody of this programme has spoken to her yet.
/// Of the files that the caller may show. Pure.
void addRelays(std::vector<HandOverRow>& rows, const std::vector<PathwayFile>& files);

} // namespace relais
