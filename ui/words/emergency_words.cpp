#include "ui/words/emergency_words.h"

#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("EmergencyWords", text);
}

} // namespace

QString EmergencyWords::number(const QString& tenDigits)
{
    QStringList pairs;
    for (qsizetype at = 0; at < tenDigits.size(); at += 2) {
        pairs << tenDigits.mid(at, 2);
    }
    return pairs.join(QChar(0x00A0));
}

QString EmergencyWords::samu(const std::optional<QString>& tenDigits, const QString& postalCode)
{
    if (tenDigits) {
        return number(*tenDigits);
    }
    if (postalCode.isEmpty()) {
        return typographic(tr("Code postal inconnu : demandez l'adresse. Sans numéro, composez le 15 et donnez cette adresse : "
                              "le SAMU qui répond transmet à celui de la personne."));
    }
    return typographic(tr("Votre centre n'a pas encore noté ce numéro. Composez le 15 et donnez l'adresse ci-dessus : "
                          "le SAMU qui répond transmet à celui de la personne."));
}

QString EmergencyWords::source(const SamuNumbers& numbers)
{
    return typographic(tr("liste de votre centre, depuis le %1")).arg(TimeWords::full(numbers.validFrom));
}

QString EmergencyWords::name(const WaitingAlert& alert)
{
    return alert.identity ? displayName(*alert.identity) : tr("Personne dont la fiche est introuvable");
}

QString EmergencyWords::address(const WaitingAlert& alert)
{
    QStringList parts{alert.addressLine, (alert.postalCode + u' ' + alert.town).trimmed()};
    parts.removeAll(QString());
    return parts.isEmpty() ? typographic(tr("inconnue : la demander")) : parts.join(QStringLiteral(", "));
}

QString EmergencyWords::numbers(const WaitingAlert& alert)
{
    QStringList numbers;
    for (const PhoneNumber& point : alert.callBack) {
        numbers << phoneWords(point);
    }
    return numbers.isEmpty() ? typographic(tr("aucun numéro connu : le demander à qui a donné l'alerte"))
                             : numbers.join(QStringLiteral("   "));
}

QString EmergencyWords::waits(const WaitingAlert& alert, Instant now)
{
    const auto waited = std::chrono::duration_cast<std::chrono::seconds>(now - alert.raisedAt);
    return waited < std::chrono::minutes(1) ? typographic(tr("à l'instant")) : tr("depuis %1").arg(TimeWords::roughly(waited));
}

QString EmergencyWords::raised(const WaitingAlert& alert, const TimeWords& time, Instant now)
{
    const QString when = time.dateOf(alert.raisedAt) == time.dateOf(now)
        ? tr("à %1").arg(time.clock(alert.raisedAt))
        : tr("%1 à %2").arg(time.day(alert.raisedAt, now), time.clock(alert.raisedAt));
    const QString raised = alert.raisedBy.isEmpty() ? when : tr("%1, par %2").arg(when, alert.raisedBy);
    return alert.takenBackAt
        ? typographic(tr("%1 ; mention retirée par le poste à %2, à vérifier").arg(raised, time.clock(*alert.takenBackAt)))
        : raised;
}

QString EmergencyWords::summary(int waiting, int late)
{
    const QString wait = waiting == 1 ? tr("1 alerte attend") : tr("%1 alertes attendent").arg(waiting);
    return late == 0      ? wait + u'.'
        : late == waiting ? tr("%1, en retard.").arg(wait)
                          : tr("%1, dont %2 en retard.").arg(wait).arg(late);
}

QString EmergencyWords::arrived(const std::vector<QString>& names)
{
    return typographic(
        names.size() == 1 ? tr("Nouvelle alerte : %1.").arg(names.front()) : tr("%1 nouvelles alertes.").arg(names.size()));
}

} // namespace relais
