#include "ui/words/request_words.h"

#include "ui/words/error_words.h"
#include "ui/words/list_words.h"
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
    return ListWords::formHelp()
        + RequestWords::tr("  theme           tobacco, physical_activity, exams ou treatment\n"
                           "  asked_on        jour de la demande : 2026-11-20\n"
                           "  physician_rpps  numéro RPPS du médecin, facultatif\n")
        + ListWords::faultsHelp();
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

QString RequestWords::allGood(int requests)
{
    return typographic(requests == 1 ? tr("1 demande, aucune faute.") : tr("%1 demandes, aucune faute.").arg(requests));
}

QString RequestWords::added(int coached, int invited)
{
    return typographic(tr("Demandes apportées : %1 ; accompagnements ouverts : %2 ; invitations : %3.")
                           .arg(coached + invited)
                           .arg(coached)
                           .arg(invited));
}

QString RequestWords::expected(const QString& field)
{
    if (const QString common = ListWords::expected(field); !common.isEmpty()) {
        return common;
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
