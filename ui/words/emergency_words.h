#pragma once

#include "core/calls/samu_numbers.h"
#include "core/calls/waiting_alert.h"
#include "ui/words/time_words.h"

namespace relais {

/// What is said in an emergency, and of the alerts that come of it. Pure.
struct EmergencyWords {
    /// "02 40 99 00 12": ten digits in pairs.
    static QString number(const QString& tenDigits);
    /// Whom a colleague dials: the number of the person's département, or, without one, what to do instead. Empty postal code: not known.
    static QString samu(const std::optional<QString>& tenDigits, const QString& postalCode);
    /// "liste de votre centre, depuis le 1 novembre 2026"
    static QString source(const SamuNumbers& numbers);

    /// "Marguerite ROUSSEAU", or that the file is not known.
    static QString name(const WaitingAlert& alert);
    /// "12 rue des Lilas, 44000 Nantes", or that it is to be asked for.
    static QString address(const WaitingAlert& alert);
    /// "06 39 98 12 34   02 61 91 00 01", or that it is to be asked for.
    static QString numbers(const WaitingAlert& alert);
    /// "depuis 12 min"; "à l’instant"
    static QString waits(const WaitingAlert& alert, Instant now);
    /// "à 14:02, par Marie L."; with a mark that was taken back: "… ; mention retirée par le poste à 14:05, à vérifier"
    static QString raised(const WaitingAlert& alert, const TimeWords& time, Instant now);
    /// "1 alerte attend.", "3 alertes attendent, dont 1 en retard."
    static QString summary(int waiting, int late);
    /// "Nouvelle alerte : Marguerite ROUSSEAU.", "2 nouvelles alertes."
    static QString arrived(const std::vector<QString>& names);
};

} // namespace relais
