#pragma once

#include "core/calls/call_desk.h"
#include "core/calls/outcome_catalogue.h"

#include <QChar>

#include <vector>

namespace relais {

/// One line of the list that F7 opens: its letter, its name, and what will follow before the letter is pressed.
struct OutcomeRow {
    OutcomeCode code{};
    QChar letter;
    QString text;
    QString follows;       ///< "jeudi 14 h–17 h", "quand ?"
    bool proposed = false; ///< by the line's own result
    bool campaign = false; ///< a decision of the person about the campaign
    OutcomeQuestion asks = OutcomeQuestion::Nothing;
    bool operator==(const OutcomeRow&) const = default;
};

/// What is asked besides the outcome, once what needs no asking is left out: one single number is the bad one.
OutcomeQuestion questionOf(const OutcomeSpec& spec, const ContactOnScreen& contact);

/// The lines for the contact on screen, in the campaign's order; "fructueux" has its own key and is left out.
/// `decisionsFirst`: what the person decided stands above what the telephone said, else below. `marks`: what stands beside the outcome.
std::vector<OutcomeRow> outcomeRows(
    const CallDesk& desk, const OutcomeCatalogue& outcomes, QDate today, bool decisionsFirst, const std::vector<MarkSet>& marks);

} // namespace relais
