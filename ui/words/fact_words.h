#pragma once

#include <QString>

namespace relais {

/// What a fact is, and why one was kept as a conflict, as whoever leads the team reads it. Pure; French.
struct FactWords {
    /// "Rappel promis", by the type of the fact; what is not known is "Enregistrement".
    static QString type(const QString& type);
    /// Why it is listed, in a whole sentence.
    static QString reason(const QString& code);
    /// What counts now, and what is left to do, in whole sentences.
    static QString outcome(const QString& code);
    /// "Aucune saisie en conflit depuis trente jours.", "3 saisies en conflit depuis trente jours."
    static QString summary(int listed);
};

} // namespace relais
