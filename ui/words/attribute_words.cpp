#include "ui/words/attribute_words.h"

#include "ui/words/error_words.h"
#include "ui/words/list_words.h"
#include "ui/words/typography.h"

namespace relais {

QString AttributeWords::checkSummary()
{
    return typographic(tr("Vérifie un fichier de ce que le programme attribue (Envol+…), sans rien envoyer."));
}

QString AttributeWords::addSummary()
{
    return typographic(tr("Apporte au serveur ce que le programme attribue à des personnes (Envol+…)."));
}

namespace {

QString fileHelp()
{
    return ListWords::formHelp()
        + AttributeWords::tr("  pathway         code du volet : vivoptim-envol\n"
                             "  attribute       un champ du formulaire que le programme dit (setBy) : envol_plus\n"
                             "  value           true ou false, un nombre, un jour (2026-11-20) ou le code d'un choix\n"
                             "La dernière valeur apportée est la bonne. Elle peut venir avant l'adhésion.\n")
        + ListWords::faultsHelp();
}

} // namespace

QString AttributeWords::checkHelp()
{
    return typographic(tr("relaisctl attributes check FICHIER [--json]\n\n")) + checkSummary() + QStringLiteral("\n\n")
        + typographic(fileHelp());
}

QString AttributeWords::addHelp()
{
    return typographic(tr("relaisctl attributes add FICHIER --server URL [--login NOM] [--password-file FICHIER] "
                          "[--desk-code-file FICHIER] [--json]\n\n"))
        + addSummary() + QStringLiteral("\n")
        + typographic(
            tr("Rien n'est envoyé tant que le fichier porte une faute. Une ligne refusée par le serveur n'arrête pas les "
               "suivantes.\n\n"))
        + typographic(fileHelp());
}

QString AttributeWords::allGood(int lines)
{
    return typographic(lines == 1 ? tr("1 ligne, aucune faute.") : tr("%1 lignes, aucune faute.").arg(lines));
}

QString AttributeWords::added(int lines)
{
    return typographic(tr("Valeurs apportées : %1.").arg(lines));
}

QString AttributeWords::failed(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return typographic(tr("Personne n'est connu ici sous ce numéro. Rien n'a été enregistré. Vérifiez le numéro, ou faites "
                              "importer la personne."));
    case ErrorCode::NotPermitted:
        return typographic(tr("La valeur n'a pas été acceptée. Rien n'a été enregistré. Seuls un responsable de campagne et un "
                              "médecin-conseil peuvent l'apporter."));
    case ErrorCode::NotCallable:
        return typographic(
            tr("Cette personne s'est opposée, s'est retirée, ou son décès a été signalé : plus rien n'est enregistré "
               "d'elle."));
    case ErrorCode::Conflict:
        return typographic(tr("Autre chose porte déjà ce numéro d'envoi. Rien n'a été changé. Envoyez la ligne avec un autre "
                              "numéro."));
    case ErrorCode::InvalidInput:
    case ErrorCode::ServerRefused:
        return typographic(tr("Le serveur n'a pas accepté la ligne. Rien n'a été enregistré. Vérifiez le volet, le champ et la "
                              "valeur : ses programmes peuvent être d'une autre version."));
    default: return errorWords(error.code).sentence();
    }
}

QString AttributeWords::expected(const QString& field)
{
    if (const QString common = ListWords::expected(field); !common.isEmpty()) {
        return common;
    }
    if (field == QLatin1String("pathway")) {
        return tr("le code d'un volet : relaisctl programmes list les montre");
    }
    if (field == QLatin1String("attribute")) {
        return tr("un champ de ce volet que le programme dit, comme envol_plus");
    }
    if (field == QLatin1String("value")) {
        return tr("true ou false, un nombre, un jour écrit 2026-11-20 ou le code d'un choix, selon le champ");
    }
    return tr("un champ connu : id, nir, person_id, pathway, attribute, value");
}

} // namespace relais
