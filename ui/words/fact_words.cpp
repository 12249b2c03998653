#include "ui/words/fact_words.h"

#include "ui/words/typography.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace relais {

namespace {

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("FactWords", text));
}

struct TypeRow {
    QLatin1String type;
    const char* text;
};
constexpr TypeRow types[] = {
    {QLatin1String("attempt_started"), "Début d'appel"},
    {QLatin1String("attempt_closed"), "Résultat d'appel"},
    {QLatin1String("retracted"), "Annulation"},
    {QLatin1String("mark_set"), "Mention au dossier"},
    {QLatin1String("notice_read"), "Notice lue"},
    {QLatin1String("number_marked"), "Numéro signalé"},
    {QLatin1String("promise_made"), "Rappel promis"},
    {QLatin1String("promise_cancelled"), "Rappel annulé"},
    {QLatin1String("agent_state_changed"), "Changement d'état"},
    {QLatin1String("pathway_said"), "Suivi d'un volet"},
    {QLatin1String("consent_said"), "Consentement"},
    {QLatin1String("alert_answered"), "Alerte prise en charge"},
};

struct CodeRow {
    QLatin1String code;
    const char* reason;
    const char* outcome;
};
constexpr CodeRow codes[] = {
    {QLatin1String("fenced_off"), "Le contact avait été prêté à un autre poste entre-temps.",
        "Les deux saisies sont gardées ; le poste qui tient le contact continue. Vérifiez que la personne n'a pas été appelée "
        "deux fois."},
    {QLatin1String("late"), "L'appel a commencé après la fin du prêt.",
        "L'appel compte. Rien d'autre à faire s'il figure à l'historique de la fiche."},
    {QLatin1String("lent_elsewhere"), "La personne a été appelée alors qu'un autre poste la tenait.",
        "Les deux appels comptent. Voyez avec les deux conseillers qui la rappelle."},
    {QLatin1String("after_stop"), "La personne a été appelée après une opposition, un retrait ou un décès connu.",
        "La personne reste hors de la file. Reprenez cet appel avec le conseiller."},
    {QLatin1String("already_closed"), "Cet appel avait déjà un résultat.",
        "Les deux résultats sont gardés ; le plus récent compte. Le conseiller peut dire lequel est le bon."},
    {QLatin1String("unknown_attempt"), "Le résultat est arrivé sans son appel.",
        "Il compte seul. Si l'appel n'arrive pas, voyez le poste qui l'a fait."},
    {QLatin1String("unknown_target"), "Ce que ceci corrige n'est pas arrivé.",
        "La correction attend. Si rien ne vient, voyez le poste qui l'a faite."},
    {QLatin1String("clock_ahead"), "L'heure du poste était en avance.",
        "La saisie compte à l'heure où le serveur l'a reçue. Faites régler l'heure de ce poste."},
    {QLatin1String("clock_behind"), "L'heure du poste était en retard, ou la saisie est très ancienne.",
        "La saisie compte à l'heure où le serveur l'a reçue. Faites vérifier l'heure de ce poste."},
    {QLatin1String("said_elsewhere"), "Deux postes ont dit deux choses de la même personne sans le savoir.",
        "Les deux saisies sont gardées ; la plus récente compte. Faites corriger la fiche si elle n'est pas juste."},
};

const CodeRow* rowOf(const QString& code)
{
    const auto* found = std::find_if(std::begin(codes), std::end(codes), [&](const CodeRow& row) { return code == row.code; });
    return found == std::end(codes) ? nullptr : found;
}

} // namespace

QString FactWords::type(const QString& type)
{
    const auto* found = std::find_if(std::begin(types), std::end(types), [&](const TypeRow& row) { return type == row.type; });
    return say(found == std::end(types) ? "Enregistrement" : found->text);
}

QString FactWords::reason(const QString& code)
{
    const CodeRow* row = rowOf(code);
    return say(row == nullptr ? "Le serveur a gardé ceci à côté d'une autre saisie." : row->reason);
}

QString FactWords::outcome(const QString& code)
{
    const CodeRow* row = rowOf(code);
    return say(row == nullptr ? "Les deux sont gardées. Relisez la fiche." : row->outcome);
}

QString FactWords::summary(int listed)
{
    if (listed == 0) {
        return say("Aucune saisie en conflit depuis trente jours.");
    }
    return listed == 1 ? say("1 saisie en conflit depuis trente jours.")
                       : say("%1 saisies en conflit depuis trente jours.").arg(listed);
}

} // namespace relais
