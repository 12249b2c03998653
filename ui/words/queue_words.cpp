#include "ui/words/queue_words.h"

#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {
namespace {

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("queue", text));
}

QString slotWords(const QString& slot)
{
    const qsizetype dash = slot.indexOf(u'-');
    if (dash <= 0) {
        return slot;
    }
    return TimeWords::span(QTime(slot.left(dash).toInt(), 0), QTime(slot.mid(dash + 1).toInt(), 0));
}

QString promiseWords(const QueueReason& reason, const TimeWords& time, Instant now)
{
    QString text = reason.at ? say("rappel promis pour %1").arg(time.datedMoment(*reason.at, now)) : say("rappel promis");
    if (!reason.who.isEmpty()) {
        text += say(" par %1").arg(reason.who);
    }
    return text;
}

} // namespace

QString reasonWords(const QueueReason& reason, const TimeWords& time, Instant now, HealthWords health)
{
    const QString& code = reason.code;
    if (code == u"own_promise") {
        return reason.at ? say("rappel que vous avez promis pour %1").arg(time.datedMoment(*reason.at, now))
                         : say("rappel que vous avez promis");
    }
    if (code == u"promise") {
        return promiseWords(reason, time, now);
    }
    if (code == u"step_late") {
        return reason.at ? say("suivi en retard, prévu %1").arg(time.datedDay(*reason.at, now)) : say("suivi en retard");
    }
    if (code == u"step_due") {
        return say("suivi prévu maintenant");
    }
    if (code == u"no_appointment") {
        return reason.at
            ? say("sans rendez-vous : sortie %1, et aucun premier rendez-vous n'est pris").arg(time.datedDay(*reason.at, now))
            : say("sans rendez-vous : aucun premier rendez-vous n'est pris");
    }
    if (code == u"discharge_unconfirmed") {
        return reason.at ? say("sortie à confirmer : elle était prévue %1").arg(time.datedDay(*reason.at, now))
                         : say("sortie à confirmer");
    }
    if (code == u"physician_request") {
        return reason.who.isEmpty() ? say("demande du médecin") : say("demande de %1").arg(reason.who);
    }
    if (code == u"campaign_retry") {
        return reason.count > 0 ? say("%1e essai").arg(reason.count + 1) : say("nouvel essai");
    }
    if (code == u"campaign_first") {
        return say("premier appel de la campagne");
    }
    if (code == u"manager_first") {
        return reason.detail.isEmpty() ? say("en premier, à la demande du responsable")
                                       : say("en premier : %1").arg(reason.detail);
    }
    if (code == u"second_number") {
        return say("deuxième numéro, le premier ne va plus");
    }
    if (code == u"pledge_reminder") {
        return say("avait promis d'adhérer");
    }
    if (code == u"one_more_call") {
        return say("hésitait au dernier appel");
    }
    if (code == u"next_cycle") {
        return say("nouveau cycle d'appels");
    }
    if (code == u"back_home") {
        return say("retour de l'hôpital");
    }
    if (code == u"promise_missed") {
        return reason.at ? say("rappel promis manqué %1").arg(time.datedDay(*reason.at, now)) : say("rappel promis manqué");
    }
    if (code == u"last_attempt") {
        return say("dernier essai de ce cycle");
    }
    if (code == u"slot_worked_before") {
        return reason.detail.isEmpty() ? say("ce créneau a déjà marché") : say("%1 a déjà marché").arg(slotWords(reason.detail));
    }
    if (code == u"care_gap") {
        if (health == HealthWords::Hidden) {
            return {};
        }
        if (const auto kind = examKindFromCode(reason.detail)) {
            return reason.at ? say("%1 manque depuis %2").arg(examNoun(*kind)).arg(time.dateOf(*reason.at).year())
                             : say("%1 manque").arg(examNoun(*kind));
        }
        return reason.count > 1 ? say("écart aux soins depuis %1 ans").arg(reason.count) : say("écart aux soins");
    }
    return {};
}

QString whyWords(const std::vector<QueueReason>& reasons, const TimeWords& time, Instant now, HealthWords health)
{
    QStringList parts;
    for (const QueueReason& reason : reasons) {
        if (const QString text = reasonWords(reason, time, now, health); !text.isEmpty()) {
            parts << text;
        }
    }
    return typographic(parts.join(QStringLiteral(" ; ")));
}

QString shortReason(const std::vector<QueueReason>& reasons, const TimeWords& time, Instant now, HealthWords health)
{
    for (const QueueReason& reason : reasons) {
        if (reason.code == u"own_promise") {
            return say("rappel promis");
        }
        if (reason.code == u"promise") {
            return reason.who.isEmpty() ? say("rappel promis") : say("rappel de %1").arg(reason.who);
        }
        if (reason.code == u"step_due") {
            return say("suivi prévu");
        }
        if (reason.code == u"no_appointment") {
            return say("sans rendez-vous");
        }
        if (reason.code == u"discharge_unconfirmed") {
            return say("sortie à confirmer");
        }
        if (reason.code == u"campaign_first") {
            return say("premier appel");
        }
        if (reason.code == u"second_number") {
            return say("deuxième numéro");
        }
        if (const QString text = reasonWords(reason, time, now, health); !text.isEmpty()) {
            return text;
        }
    }
    return {};
}

NoContactWords noContactWords(const NoContact& none, const TimeWords& time, Instant now)
{
    if (none.code == u"outside_hours") {
        return {none.until ? say("Hors des heures d'appel jusqu'à %1").arg(time.moment(*none.until, now))
                           : say("Hors des heures d'appel"),
            say("Personne ne peut être appelé en ce moment. Le premier contact viendra de lui-même à la réouverture. Un appel "
                "entrant reste possible (F4).")};
    }
    if (none.code == u"shift_ends") {
        return {say("Plus de nouvel appel : le service ferme bientôt"),
            say("Un appel commencé maintenant ne finirait pas à temps. Les rappels promis viennent encore ; le reste attend la "
                "réouverture.")};
    }
    if (none.code == u"promise_soon") {
        return {none.until ? say("Votre rappel promis vient à %1").arg(time.moment(*none.until, now))
                           : say("Votre rappel promis vient bientôt"),
            say("Aucun nouvel appel avant lui, pour que vous soyez à l'heure.")};
    }
    if (none.code == u"all_leased") {
        return {say("Vos collègues ont déjà tous les contacts du moment"),
            say("Le prochain qui se libère viendra ici de lui-même. En attendant, votre agenda (Alt+G) montre les rappels à "
                "venir.")};
    }
    if (none.code == u"nobody_competent") {
        return {say("Les contacts qui attendent demandent une autre compétence"),
            say("Aucun ne correspond aux vôtres. Votre responsable le voit aussi : parlez-en avec lui.")};
    }
    if (none.code == u"not_permitted") {
        return {say("Votre compte ne permet pas d'appeler"), say("Demandez à votre responsable quel rôle vous devez avoir.")};
    }
    if (none.code == u"offline") {
        return {say("Plus de contact sur ce poste"),
            say("Le serveur est injoignable et tous les contacts prêtés sont faits. Tout est gardé ici ; les suivants viendront "
                "au retour du réseau.")};
    }
    return {none.until ? say("Plus personne à appeler avant %1").arg(time.moment(*none.until, now))
                       : say("Plus personne à appeler pour le moment"),
        say("La file est vide. Un contact viendra de lui-même dès qu'il y en a un ; un appel entrant reste possible (F4).")};
}

} // namespace relais
