#pragma once

#include "core/outbox/fact.h"
#include "core/programmes/pathway_act.h"
#include "core/programmes/protocol.h"
#include "ui/words/time_words.h"

namespace relais {

/// What can be said on a pathway in French. `time` speaks of the clocks of the person's territory. Pure.
struct PathwayActWords {
    /// What it is about: "La sortie de l’hôpital", "Médecin traitant, à 2 mois", "La suite du volet", "Classe NYHA, dite par l’hôpital",
    /// "Opposition".
    static QString subject(const PathwayAct& act, const Protocol& protocol);
    /// What is said of it: "prévue", "rendez-vous pris", "déplacé", "honorée", "réhospitalisation", "passer à la version 2018-01"; empty: of a field
    /// there is only its answer.
    static QString label(const PathwayAct& act, const Protocol& protocol);
    /// What is known until now, and what follows; a sentence or two, may be empty.
    static QString hint(const PathwayAct& act, const Protocol& protocol, const TimeWords& time);
    /// What looks wrong in words that are typed, and may stand all the same: a FINESS number of another length; empty: nothing.
    static QString doubt(const PathwayAct& act, const QString& typed);
    /// "Jour de la sortie", "Réponse": the name of the field that is asked for; empty: none.
    static QString field(const PathwayAct& act);
    /// A value of an attribute: "oui", "III", "12 novembre 2026".
    static QString value(const AttributeValue& value, const QString& name, const Protocol& protocol);
    /// Why it cannot be said like that, with what can be.
    static QString refused(ActFault fault, const PathwayAct& act, const TimeWords& time);
    /// "Noté : La sortie de l’hôpital, prévue (25 novembre 2026)."
    static QString noted(const PathwayAct& act, const FactBody& said, const Protocol& protocol, const TimeWords& time);
};

} // namespace relais
