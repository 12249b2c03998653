#pragma once

#include <QString>

namespace relais {

/// What relaisctl says about rows of a list that contradict what is known. French. It names people: for the eyes of a campaign lead.
struct ConflictWords {
    struct Saying {
        QString birthName;
        QString birthDate; ///< ISO
    };
    static QString conflictsSummary();
    static QString conflictsHelp();
    static QString settleSummary();
    static QString settleHelp();
    static QString oneDecisionWanted();
    /// `known` is empty when the list contradicts itself.
    static QString line(
        const QString& importId, std::int64_t line, const QString& field, const Saying& known, const Saying& listed);
    static QString toSettle(std::int64_t count);
    static QString settled();
};

} // namespace relais
