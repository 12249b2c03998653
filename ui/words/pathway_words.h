#pragma once

#include "core/people/consent.h"
#include "core/programmes/memberships.h"
#include "ui/words/time_words.h"

namespace relais {

/// A member's pathways and consents in French, for the workstation. Pure; any thread.
struct PathwayWords {
    /// "par la campagne", "à la demande du médecin traitant"; empty: a channel that has no words.
    static QString entry(const QString& code);
    /// How a consent was said: "par téléphone", "par courrier"; a code without words stays as it is.
    static QString consentChannel(const QString& code);
    /// "Version 2026-11. Depuis le 4 mars 2025, par la campagne."
    static QString joined(const Membership& member, const TimeWords& time);
    /// "Version 2026-11, ouvert le 4 mars 2025 par la fin de « Insuffisance cardiaque »."
    static QString opened(const Membership& member, const QString& from, const TimeWords& time);
    /// A consent of no pathway that is known here, by its code.
    static QString consent(const QString& code);
    /// "donné le 4 mars 2025, par téléphone, texte 2026-11"; "retiré le …".
    static QString consentSaid(const ConsentSaid& said, QDate on);
};

} // namespace relais
