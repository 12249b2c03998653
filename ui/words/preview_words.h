#pragma once

#include "core/programmes/schedule_preview.h"

namespace relais {

/// Why a preview of a schedule cannot be made, in French, whole sentences. Pure.
struct PreviewWords {
    /// Beside the field that it is about.
    static QString sentence(const PreviewProblem& problem);
    /// On the command line, with the option that it is about in front.
    static QString named(const PreviewProblem& problem);
    static QString unknownCentre(const QString& code, const QStringList& known);
    /// What has to be known of a version before its schedule is read; empty: nothing.
    static QString notice(const Protocol& protocol);
    /// Whose hours and holidays count: "Heures et jours fériés : La Réunion."
    static QString place(const QString& territory, const CentreId& centre);
    /// "Dernier jour : 20 mai 2027. 6 mois après la sortie de l'hôpital : met fin au parcours et ouvre…"
    static QString end(const PreviewEnd& end, const Protocol& protocol, const ProgrammeBook& book);
};

} // namespace relais
