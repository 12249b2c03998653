#pragma once

#include "core/programmes/level_pathway.h"
#include "core/programmes/questionnaire.h"

#include <chrono>

namespace relais {

/// Questionnaires, levels and pathways in French, whole sentences. Pure.
struct QuestionnaireWords {
    static QString level(RiskLevel level);   ///< "Risque faible"
    static QString meaning(RiskLevel level); ///< what it says, and what it does not
    /// What follows on this pathway, as its own file says it: how many calls, the second questionnaire.
    static QString follows(const Protocol& protocol);
    /// Why no pathway takes her, one sentence a reason; at least one.
    static QStringList whyNone(const PathwayChoice& choice);
    static QString position(int at, int total); ///< "Question 3 sur 9"
    /// "45 s sur 3 min"; when it has taken longer, that it has.
    static QString time(std::chrono::seconds elapsed, std::chrono::seconds target);
    static QString duration(std::chrono::seconds span); ///< "45 s", "2 min", "2 min 05 s"
    static QString outOfBounds(const Question& question, QDate today);
    static QString wording(const QString& version); ///< "Texte lu : version 2026-11."

    // relaisctl
    static QString checkSummary();
    static QString checkHelp();
};

} // namespace relais
