#include "ui/words/tool_words.h"

#include "ui/words/access_words.h"

#include <QCoreApplication>

namespace relais {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("tools", text);
}

} // namespace

QString ToolWords::help(const QString& verbList)
{
    return tr("relaisctl : l'outil des responsables de campagne et des administrateurs de Relais.\n\n"
              "%1\nrelaisctl FAMILLE VERBE --help (ou relaisctl VERBE --help) explique un verbe.\n")
        .arg(verbList);
}

QString ToolWords::unknownVerb()
{
    return tr("Cette commande n'existe pas ; relaisctl --help les énumère.");
}
QString ToolWords::targetsImportSummary()
{
    return tr("Lit une liste de personnes à inviter et la met dans la file d'une campagne.");
}

QString ToolWords::targetsImportHelp()
{
    return tr("relaisctl targets import --campaign CODE --reference-date AAAA-MM-JJ [options] LISTE\n\n"
              "Lit une liste (CSV séparé par « ; », UTF-8 ou Windows-1252), rejette ce qui ne peut pas devenir une personne,\n"
              "garde hors de la file ce qui n'est pas éligible, et met le reste dans la file de la campagne.\n\n"
              "  --campaign CODE          campagne livrée avec Relais : diabete-ecart\n"
              "  --reference-date DATE    jour auquel âges et années sont pris, AAAA-MM-JJ\n"
              "  --database sqlite:CHEMIN base du serveur, sur cette machine ; créée si elle n'existe pas\n"
              "%1"
              "  --centre CODE            centre qui porte la campagne, si la base en tient plusieurs\n"
              "  --programmes DOSSIER     avec --database : les programmes que lit le serveur ; sinon ceux que Relais contient\n"
              "  --campaigns DOSSIER      les campagnes que lit le serveur ; sinon celles que Relais contient\n"
              "  --dry-run                lit et compte seulement : n'a besoin d'aucune base\n"
              "  --rejects FICHIER        écrit les lignes rejetées, à corriger puis à importer de nouveau\n"
              "  --json                   écrit le bilan en JSON sur la sortie standard, et rien d'autre\n\n"
              "Code de sortie : 0 liste lue (même avec des lignes rejetées), 1 à 125 refus, 130 après Ctrl+C.\n")
        .arg(AccessWords::optionsHelp());
}

QString ToolWords::unknownOption()
{
    return tr("Option inconnue, répétée ou sans valeur ; la même commande avec --help les explique.");
}
QString ToolWords::missingOption(const QString& option)
{
    return tr("Il manque l'option %1 ; la même commande avec --help l'explique.").arg(option);
}
QString ToolWords::oneListWanted()
{
    return tr("Indiquez une liste et une seule.");
}
QString ToolWords::storeWanted()
{
    return tr("Indiquez où importer : --server URL ou --database sqlite:CHEMIN (ou --dry-run pour lire seulement).");
}
QString ToolWords::storeNotUnderstood()
{
    return tr("La base s'indique par --database sqlite:CHEMIN.");
}
QString ToolWords::listThroughServer()
{
    return tr("Une liste n'entre dans une base PostgreSQL que par un serveur Relais : donnez --server URL à la place de "
              "--database. Rien n'a été importé.");
}
QString ToolWords::programmesOfStore()
{
    return tr("--programmes veut un dossier et va avec --database : un serveur a ses propres programmes.");
}
QString ToolWords::badReferenceDate()
{
    return tr("La date de référence s'écrit AAAA-MM-JJ et doit exister.");
}
QString ToolWords::unknownCampaign()
{
    return tr("Cette campagne n'existe pas : l'aide de ce verbe nomme celles qui sont livrées avec Relais.");
}
QString ToolWords::campaignTakesNoList()
{
    return tr("Cette campagne ne reçoit pas de liste : son fichier n'a pas de section « targeting ».");
}
QString ToolWords::badCampaignFile(const QString& detail)
{
    return tr("Le fichier de la campagne n'est pas valable (%1).").arg(detail);
}
QString ToolWords::listUnreadable()
{
    return tr("Cette liste ne peut pas être ouverte : vérifiez le chemin et vos droits ; rien n'a été importé.");
}
QString ToolWords::rejectsIsTheList()
{
    return tr("Le fichier des rejets ne peut pas être la liste elle-même : rien n'a été importé.");
}
QString ToolWords::rejectsIsAnother()
{
    return tr(
        "Le fichier des rejets ne peut pas être la base ni un autre fichier dont cette commande se sert : rien n'a été importé.");
}
QString ToolWords::rejectsUnwritable()
{
    return tr("Le fichier des rejets ne peut pas être écrit : rien n'a été importé.");
}
QString ToolWords::more(std::int64_t count)
{
    return tr("… et %1 autres (--rejects les écrit toutes).").arg(count);
}
QString ToolWords::rejectsWritten(std::int64_t count)
{
    return tr("Lignes rejetées écrites : %1.").arg(count);
}
QString ToolWords::dryRun()
{
    return tr("Lecture seule : rien n'a été importé.");
}
QString ToolWords::outputLost()
{
    return tr("Le résultat n'a pas pu être écrit : la sortie ou le disque est plein.");
}
QString ToolWords::outputLostAfterImport()
{
    return tr("L'import est fait, mais son bilan n'a pas pu être écrit : la sortie ou le disque est plein. "
              "Le même import, relancé, redonne ce bilan sans rien changer.");
}
QString ToolWords::leftToServer()
{
    return tr("L'import est entre les mains du serveur : s'il l'a commencé, il le terminera de lui-même, "
              "même après un redémarrage. Relancez la même commande pour le savoir : rien ne sera importé deux fois.");
}
QString ToolWords::imported(std::int64_t fresh, std::int64_t updated, std::int64_t unchanged)
{
    return tr("Importé : %1 nouvelles personnes, %2 mises à jour, %3 déjà connues à l'identique.")
        .arg(fresh)
        .arg(updated)
        .arg(unchanged);
}
QString ToolWords::importedOnServer()
{
    return tr("Importé sur le serveur.");
}
QString ToolWords::serverReadOtherwise()
{
    return tr("Le serveur a lu la liste autrement que cet outil : mettez relaisctl à jour. Son bilan fait foi.");
}
QString ToolWords::serverNotUnderstood()
{
    return tr("Le serveur s'indique par --server https://… (http:// sur cette machine seulement).");
}
QString ToolWords::centreWanted(const QString& codes)
{
    return tr("Cette base tient plusieurs centres, ou pas celui-là : choisissez-en un par --centre (%1) ; rien n'a été importé.")
        .arg(codes);
}
QString ToolWords::conflicts(std::int64_t count)
{
    return tr(
        "%1 lignes contredisent ce que la base sait de la personne (nom ou date de naissance) : à trancher par un responsable.")
        .arg(count);
}
QString ToolWords::progressRead(int percent)
{
    return tr("Lecture : %1 %").arg(percent);
}
QString ToolWords::progressStore(int percent)
{
    return tr("Enregistrement : %1 %").arg(percent);
}
QString ToolWords::waitingForStore()
{
    return tr("Un autre import est en cours dans cette base : attente…");
}

QString ToolWords::importFailed(const Error& error)
{
    switch (error.code) {
    case ErrorCode::StoreUnavailable:
        return tr("La base ne peut pas être ouverte : vérifiez le chemin et vos droits ; rien n'a été importé.");
    case ErrorCode::StoreFull:
        return tr("Le disque est plein ou la taille des fichiers y est limitée : faites de la place puis relancez ; "
                  "rien n'a été importé.");
    case ErrorCode::StoreTooNew:
        return tr("Cette base vient d'un Relais plus récent : mettez relaisctl à jour ; rien n'a été importé.");
    case ErrorCode::StoreBusy:
        return tr("Un autre import est en cours dans cette base : relancez quand il sera fini ; rien n'a été importé.");
    case ErrorCode::StoreCorrupt: return tr("Ce fichier n'est pas une base Relais, ou il est abîmé ; rien n'a été importé.");
    case ErrorCode::Unreachable: return tr("Le serveur ne répond pas : vérifiez l'adresse puis relancez ; rien n'a été importé.");
    case ErrorCode::NotSignedIn:
        return tr("Le serveur ne reconnaît pas ce jeton (RELAIS_TOKEN) : connectez-vous de nouveau ; rien n'a été importé.");
    case ErrorCode::WrongPassword:
    case ErrorCode::DeskNotEnrolled: return AccessWords::failed(error);
    case ErrorCode::ResourceInvalid:
        return tr("Le dossier des programmes ne peut pas être lu ou contient un fichier faux ; rien n'a été importé.") + u'\n'
            + error.detail;
    case ErrorCode::FileUnreadable: return error.detail.isEmpty() ? listUnreadable() : AccessWords::failed(error);
    case ErrorCode::InvalidInput:
        if (error.detail.startsWith(QStringLiteral("centre "))) {
            return centreWanted(error.detail.sliced(7));
        }
        return AccessWords::failed(error);
    case ErrorCode::ServerBusy: return tr("Le serveur est trop occupé : relancez dans quelques minutes ; rien n'a été importé.");
    case ErrorCode::NotPermitted:
        return error.detail == QStringLiteral("enrolment_code_refused")
            ? AccessWords::failed(error)
            : tr("Ce compte n'a pas le droit d'importer des listes ; rien n'a été importé.");
    case ErrorCode::FileUnwritable: return rejectsUnwritable();
    default: return tr("L'import a échoué (%1) ; rien n'a été importé.").arg(codeText(error.code));
    }
}

} // namespace relais
