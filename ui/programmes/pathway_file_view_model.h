#pragma once

#include "core/programmes/next_steps.h"
#include "ui/programmes/pathway_sources_view_model.h"
#include "ui/words/time_words.h"

#include <QStringList>

namespace relais {

/// One step as a line.
struct PathwayStepRow {
    QString title; ///< "Appel d’accompagnement, 3e fois"
    QString when;  ///< "mardi 24 novembre 2026, 9 h–19 h"
    QString state; ///< "en retard"
    QString why;   ///< of one dropped or suspended the reason, else why its date is what it is
    bool late = false;
    bool operator==(const PathwayStepRow&) const = default;
};

/// "Fait", "En retard", "À faire", "Abandonné", and what belongs there.
struct PathwayStepGroup {
    QString title;
    std::vector<PathwayStepRow> rows;
    bool operator==(const PathwayStepGroup&) const = default;
};

/// One pathway of a member's file.
struct PathwayFile {
    QString title;                    ///< "sophia : Diabète"
    QString joined;                   ///< version, since when, by which channel or by which pathway's end
    QString suspended;                ///< one sentence, empty when it goes on
    QString over;                     ///< one sentence, empty while something is left to do
    QStringList set;                  ///< "Envol+ (attribué par le programme) : oui"
    QStringList relay;                ///< what the pathway before it leaves: visits honoured, last appointments, steps done
    std::vector<PathwayStepRow> next; ///< at most three: calls before what is sent or done by others, the late ones first
    std::vector<PathwayStepGroup> groups;
    bool operator==(const PathwayFile&) const = default;
};

/// The pathways of one person as texts, at `now`. A value made anew from each state; the caller decides who may see it and when it is folded.
/// Pure. `members` as `PathwaySources::of` gives them.
std::vector<PathwayFile> pathwayFiles(
    const std::vector<Membership>& members, const PathwaySources& sources, const TimeWords& time, Instant now);

} // namespace relais
