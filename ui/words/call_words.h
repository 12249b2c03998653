#pragma once

#include "core/activity/agent_state.h"
#include "core/calls/desk_state.h"
#include "core/calls/outcome.h"
#include "ui/words/time_words.h"

namespace relais {

QString words(OutcomeCode code);        ///< "Absent", "Faux numéro"…
QString words(OutcomeClass kind);       ///< "Fructueux", "Infructueux"…
QString words(CallPhase phase);         ///< "En communication"
QString words(LineCause cause);         ///< "Occupé"
QString words(IdentityCheck check);     ///< "Identité confirmée"
QString lineWords(const QString& kind); ///< "Ligne simulée", "Téléphone de l’ordinateur"…

/// What follows a save, in two parts: "Prochain essai" and "jeudi, 14 h–17 h".
struct NextStepWords {
    QString label;
    QString value;
    bool blocked = false; ///< cannot be saved yet: `value` says what is missing
    QString sentence() const
    {
        return label.isEmpty() ? value : value.isEmpty() ? label : label + QStringLiteral("\u00a0: ") + value;
    }
};
/// `today` is the adviser's date; the preview's own times are in the person's zone.
NextStepWords nextStepWords(const NextStepPreview& preview, QDate today);

/// Whom the server took away, and what is safe and to do now: one sentence after the other.
QString lostContactWords(const LostContact& lost);

} // namespace relais
