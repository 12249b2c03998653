#pragma once

#include "core/programmes/joining_offer.h"

namespace relais {

/// Joining a pathway at the end of a call, in French. Pure.
struct JoiningWords {
    /// Why she cannot join like this, and what to do.
    static QString obstacle(JoiningObstacle obstacle);
    /// "Lisez chaque accord et cochez ce que la personne accepte, pour « Sophia »." : above the boxes.
    static QString asked(const JoiningOffer& offer);
    /// "Participer au programme (nécessaire)": short, the column is narrow.
    static QString consent(const ConsentSpec& consent);
    /// The words that were read to her: "Texte 2026-11, au choix de la personne".
    static QString wording(const ConsentSpec& consent);
    /// "Il manque au compte-rendu : thèmes abordés, tabac."
    static QString missingFields(const QStringList& fields);
};

} // namespace relais
