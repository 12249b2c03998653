#include "ui/words/reminder_words.h"

#include "ui/words/error_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>
#include <QLocale>

namespace relais {

namespace {

QString tr(const char* text)
{
    return typographic(QCoreApplication::translate("reminders", text));
}

QString number(std::int64_t value)
{
    return QLocale(QLocale::French).toString(static_cast<qlonglong>(value));
}

QString channelName(StepChannel channel)
{
    return channel == StepChannel::Sms ? tr("SMS") : channel == StepChannel::Email ? tr("courriels") : tr("courriers");
}

QString obstacle(SendingObstacle which)
{
    switch (which) {
    case SendingObstacle::NoAddress: return tr("sans adresse complète");
    case SendingObstacle::NoMobile: return tr("sans numéro de mobile qui réponde");
    case SendingObstacle::NoEmail: return tr("sans adresse électronique");
    case SendingObstacle::TooLate: return tr("dont le moment est passé");
    case SendingObstacle::OutsideHours: break; // it waits, and is said so
    }
    return {};
}

QString obstacles(const ReminderBatch& counted)
{
    QString lines;
    for (std::size_t i = 0; i < sendingObstacleCount; ++i) {
        if (counted.obstacles[i] > 0 && static_cast<SendingObstacle>(i) != SendingObstacle::OutsideHours) {
            lines += tr("  %1 ne peuvent pas partir : %2.")
                         .arg(number(counted.obstacles[i]), obstacle(static_cast<SendingObstacle>(i)))
                + u'\n';
        }
    }
    return lines;
}

/// "demain à 8 h": when the first of what waits may go out; nothing is ever open: empty.
QString firstHour(const std::optional<Instant>& from, const ReminderWords::Clock& clock)
{
    return from ? tr(" ; premier départ possible : %1 à %2, heure du centre")
                      .arg(clock.time.day(*from, clock.now), TimeWords::hour(clock.time.timeOf(*from)))
                : QString();
}

} // namespace

QString ReminderWords::dueSummary()
{
    return tr("compte les courriers, SMS et courriels des parcours qui sont à envoyer");
}

QString ReminderWords::exportSummary()
{
    return tr("écrit le fichier d'envoi et note chaque message comme envoyé");
}

QString ReminderWords::help()
{
    return tr(
        "relaisctl reminders due --database BASE [--channel letter|sms|email] [--until AAAA-MM-JJ]\n"
        "relaisctl reminders export --database BASE --channel letter|sms|email --out FICHIER\n\n"
        "« due » compte ce qui est à envoyer, et ce qui ne peut pas partir avec la raison ; rien n'est écrit.\n"
        "« export » écrit le fichier pour l'imprimeur ou la passerelle et note chaque ligne comme envoyée. Interrompu, il se\n"
        "relance avec le même --out : rien ne part deux fois, rien n'est perdu. Ne prenez le fichier que sous son nom.\n"
        "Les SMS et les courriels ne partent qu'aux heures des messages : hors de ces heures, ils attendent l'envoi suivant.\n"
        "  --centre CODE         si la base tient plusieurs centres\n"
        "  --database BASE       sqlite:CHEMIN ou postgresql://…\n"
        "  --programmes DOSSIER  les fichiers du serveur ; sinon ceux que Relais contient\n"
        "  --campaigns DOSSIER   de même, ses files d'appels\n");
}

QString ReminderWords::unknownOption()
{
    return tr("Option inconnue ou sans valeur ; relaisctl reminders due --help les explique.");
}

QString ReminderWords::storeWanted()
{
    return tr("Donnez --database BASE, une base qui existe (sqlite:CHEMIN ou postgresql://…). Rien n'a été écrit.");
}

QString ReminderWords::channelWanted()
{
    return tr("Donnez --channel letter, sms ou email.");
}

QString ReminderWords::dayNotUnderstood()
{
    return tr("--until veut un jour, AAAA-MM-JJ.");
}

QString ReminderWords::outWanted()
{
    return tr("Donnez --out FICHIER, qui ne soit pas la base elle-même. Rien n'a été écrit.");
}

QString ReminderWords::outIsThere()
{
    return tr("Le fichier de --out existe déjà, et personne n'a peut-être encore pris ce qu'il contient : donnez un autre nom. "
              "Rien n'a été noté comme envoyé.");
}

QString ReminderWords::unfinishedElsewhere(const QString& file)
{
    return tr("Un envoi de ce canal a été interrompu : relancez-le d'abord avec --out %1 pour le finir.").arg(file);
}

QString ReminderWords::anotherRuns()
{
    return tr("Un autre envoi est en cours sur cette base : attendez sa fin.");
}

QString ReminderWords::brokenOff()
{
    return tr("Interrompu avant que le fichier soit prêt. Ce qui est noté est gardé : relancez avec le même --out pour finir.");
}

QString ReminderWords::wentOn()
{
    return tr("Un envoi interrompu a été fini.");
}

QString ReminderWords::due(StepChannel channel, const ReminderBatch& counted)
{
    return tr("%1 : %2 à envoyer.").arg(channelName(channel), number(counted.sendable)) + u'\n' + obstacles(counted);
}

QString ReminderWords::exported(
    StepChannel channel, const ReminderBatch& counted, std::int64_t lines, std::int64_t takenBack, const Clock& clock)
{
    QString told = tr("%1 : %2 dans le fichier, notés comme envoyés.").arg(channelName(channel), number(lines)) + u'\n';
    if (takenBack > 0) {
        told += tr("  %1 retenus au dernier moment : la personne ne veut ou ne peut plus les recevoir.").arg(number(takenBack))
            + u'\n';
    }
    if (const int waiting = counted.obstacles[static_cast<std::size_t>(SendingObstacle::OutsideHours)]; waiting > 0) {
        told += tr("  %1 attendent les heures des messages et partiront avec l'envoi suivant%2.")
                    .arg(number(waiting), firstHour(counted.hoursFrom, clock))
            + u'\n';
    }
    return told + obstacles(counted);
}

QString ReminderWords::waitsForHours(std::int64_t waiting, const std::optional<Instant>& from, const Clock& clock)
{
    return tr("Cet envoi avait été interrompu, et %1 de ses messages attendent les heures des messages%2. Rien n'est perdu : "
              "relancez-le alors avec le même --out.")
        .arg(number(waiting), firstHour(from, clock));
}

QString ReminderWords::failed(const Error& error)
{
    if (error.code == ErrorCode::InvalidInput && error.detail.startsWith(QStringLiteral("centre "))) {
        return tr("Cette base tient plusieurs centres, ou pas celui-là : choisissez-en un par --centre (%1).")
            .arg(error.detail.sliced(7));
    }
    const QString sentence = errorWords(error.code).sentence();
    return error.code == ErrorCode::ResourceInvalid ? sentence + u'\n' + error.detail : sentence;
}

} // namespace relais
