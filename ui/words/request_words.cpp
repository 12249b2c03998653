#include "ui/words/request_words.h"

#include "ui/words/error_words.h"
#include "ui/words/typography.h"

#include <algorithm>

namespace relais {

int RequestWords::callsOf(const Protocol& protocol)
{
    int calls = 0;
    for (const ProtocolStep& step : protocol.steps) {
        calls += step.channel == StepChannel::Call ? step.times() : 0;
    }
    return calls;
}

QString RequestWords::plan(const Protocol& protocol)
{
    const auto step = std::find_if(protocol.steps.begin(), protocol.steps.end(),
        [](const ProtocolStep& one) { return one.channel == StepChannel::Call && one.repeat; });
    const int calls = callsOf(protocol);
    const bool monthly = step != protocol.steps.end() && step->repeat->every.months == 1;
    return typographic(monthly
            ? tr("Pour un adhérent : un appel par mois, %1 appels en tout, par un infirmier conseiller. Pour toute autre "
                 "personne : une invitation.")
                  .arg(calls)
            : tr("Pour un adhérent : %1 appels en tout. Pour toute autre personne : une invitation.").arg(calls));
}

QString RequestWords::opened(CoachingAnswer answer, const QString& name, int calls)
{
    const QString who = name.isEmpty() ? tr("cette personne") : name;
    return typographic(answer == CoachingAnswer::Coaching
            ? tr("La demande est enregistrée : %1 appels mensuels sont ouverts pour %2. Le premier entre dans la file des "
                 "infirmiers.")
                  .arg(calls)
                  .arg(who)
            : tr("La demande est enregistrée : %1 n'a pas adhéré, une invitation est ouverte. Une opposition ou un arrêt déjà "
                 "dit reste le plus fort.")
                  .arg(who));
}

QString RequestWords::failed(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return typographic(
            tr("Personne n'est connu ici sous ce nom ou ce numéro. Rien n'a été enregistré. Vérifiez le numéro, ou "
               "faites importer la personne."));
    case ErrorCode::Unreachable:
        return typographic(tr("Le serveur est injoignable. La demande n'est pas partie, votre saisie reste ici. Envoyez-la de "
                              "nouveau quand le réseau revient : elle ne comptera qu'une fois."));
    case ErrorCode::ServerBusy:
        return typographic(
            tr("Le serveur est très occupé. Votre saisie reste ici. Envoyez la demande de nouveau dans un instant : "
               "elle ne comptera qu'une fois."));
    case ErrorCode::NotPermitted:
        return typographic(tr("La demande n'a pas été acceptée. Rien n'a été enregistré. Seuls un responsable de campagne et un "
                              "médecin-conseil peuvent l'apporter."));
    case ErrorCode::NotCallable:
        return typographic(
            tr("Cette personne ne peut plus être appelée : elle s'y est opposée, s'est retirée, ou son décès a été signalé. "
               "Rien n'a été enregistré. Dites-le au médecin."));
    case ErrorCode::Conflict:
        return typographic(
            tr("Une autre demande porte déjà ce numéro d'envoi. Rien n'a été changé. Envoyez la demande avec un autre "
               "numéro."));
    case ErrorCode::InvalidInput:
    case ErrorCode::ServerRefused:
        return typographic(
            tr("Le serveur n'a pas accepté la demande. Rien n'a été enregistré. Vérifiez le thème et la date : elle ne "
               "peut être ni future, ni plus ancienne que le volet."));
    default: return errorWords(error.code).sentence();
    }
}

QString RequestWords::checkSummary()
{
    return typographic(tr("Vérifie un fichier de demandes de médecins traitants, sans rien envoyer."));
}

QString RequestWords::addSummary()
{
    return typographic(tr("Apporte au serveur les demandes de médecins traitants d'un fichier."));
}

namespace {

QString fileHelp()
{
    return RequestWords::tr(
        "Le fichier est du CSV (point-virgule, UTF-8, première ligne de titres) ou du JSON (une liste d'objets).\n"
        "  id              numéro d'envoi (UUID), facultatif : sans lui, un numéro neuf\n"
        "  nir             13 ou 15 caractères ; ou bien person_id, numéro de la personne dans Relais\n"
        "  theme           tobacco, physical_activity, exams ou treatment\n"
        "  asked_on        jour de la demande : 2026-11-20\n"
        "  physician_rpps  numéro RPPS du médecin, facultatif\n"
        "Une demande qui porte un numéro d'envoi ne compte qu'une fois, même envoyée deux fois.\n"
        "Chaque faute tient sur une ligne : fichier, ligne, champ, ce qui est attendu. Aucune valeur n'est écrite.\n");
}

} // namespace

QString RequestWords::checkHelp()
{
    return typographic(tr("relaisctl requests check FICHIER [--json]\n\n")) + checkSummary() + QStringLiteral("\n\n")
        + typographic(fileHelp());
}

QString RequestWords::addHelp()
{
    return typographic(tr(
               "relaisctl requests add FICHIER --server URL [--login NOM] [--password-file FICHIER] [--desk-code-file FICHIER] "
               "[--json]\n\n"))
        + addSummary() + QStringLiteral("\n")
        + typographic(
            tr("Rien n'est envoyé tant que le fichier porte une faute. Une ligne refusée par le serveur n'arrête pas les "
               "suivantes.\n\n"))
        + typographic(fileHelp());
}

QString RequestWords::oneFileWanted()
{
    return typographic(tr("Nommez un fichier de demandes, et un seul."));
}

QString RequestWords::fileUnreadable()
{
    return typographic(tr("Ce fichier ne peut pas être lu. Vérifiez son nom, et qu'il tient en 4 Mo."));
}

QString RequestWords::notAList()
{
    return typographic(tr("un objet JSON d'une ligne, ou une première ligne de titres"));
}

QString RequestWords::allGood(int requests)
{
    return typographic(requests == 1 ? tr("1 demande, aucune faute.") : tr("%1 demandes, aucune faute.").arg(requests));
}

QString RequestWords::faulty(int faults)
{
    return typographic(faults == 1 ? tr("1 faute.") : tr("%1 fautes.").arg(faults));
}

QString RequestWords::nothingSent()
{
    return typographic(tr("Rien n'a été envoyé. Corrigez le fichier et recommencez."));
}

QString RequestWords::added(int coached, int invited)
{
    return typographic(tr("Demandes apportées : %1 ; accompagnements ouverts : %2 ; invitations : %3.")
                           .arg(coached + invited)
                           .arg(coached)
                           .arg(invited));
}

QString RequestWords::fault(const QString& file, int line, const QString& field, const QString& expected)
{
    return typographic(tr("%1, ligne %2 : ").arg(file).arg(line)) + field + typographic(QStringLiteral(" : "))
        + typographic(expected);
}

QString RequestWords::notTaken(const QString& file, int line, const Error& error)
{
    return typographic(tr("%1, ligne %2 : ").arg(file).arg(line)) + failed(error);
}

QString RequestWords::expected(const QString& field)
{
    if (field == QLatin1String("row")) {
        return tr("autant de cases que de titres, guillemets fermés, chaque titre une seule fois");
    }
    if (field == QLatin1String("id")) {
        return tr("un UUID est attendu, ou rien ; chacun une seule fois");
    }
    if (field == QLatin1String("nir")) {
        return tr("13 caractères, ou 15 avec la clé juste");
    }
    if (field == QLatin1String("person_id")) {
        return tr("nir ou person_id, l'un des deux");
    }
    if (field == QLatin1String("theme")) {
        return tr("tobacco, physical_activity, exams ou treatment");
    }
    if (field == QLatin1String("asked_on")) {
        return tr("un jour passé ou celui d'aujourd'hui, écrit 2026-11-20");
    }
    if (field == QLatin1String("physician_rpps")) {
        return tr("11 chiffres dont le dernier est juste, ou rien");
    }
    return tr("un champ connu : id, nir, person_id, theme, asked_on, physician_rpps");
}

} // namespace relais
