#include "ui/words/access_words.h"

#include <QCoreApplication>

namespace relais {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("tools", text);
}

} // namespace

QString AccessWords::optionsHelp()
{
    return tr("  --server URL             serveur Relais\n"
              "  --login IDENTIFIANT      compte avec lequel se connecter ; sans lui, le jeton est lu dans RELAIS_TOKEN\n"
              "  --password-file FICHIER  mot de passe sur la première ligne ; sans lui, il est demandé sans être affiché\n"
              "  --desk-code-file FICHIER code d'inscription de ce poste ; demandé une seule fois par machine\n");
}
QString AccessWords::loginWanted()
{
    return tr("Dites avec quel compte : --login IDENTIFIANT (le mot de passe est demandé), ou un jeton dans RELAIS_TOKEN.");
}
QString AccessWords::passwordAsked(const QString& login)
{
    return tr("Mot de passe de %1 : ").arg(login);
}
QString AccessWords::deskCodeAsked()
{
    return tr("Code d'inscription de ce poste (une seule fois) : ");
}
QString AccessWords::credentialNotKept()
{
    return tr("L'inscription de ce poste n'a pas pu être gardée : le code sera redemandé la prochaine fois.");
}
QString AccessWords::serverWanted()
{
    return tr("Indiquez le serveur : --server URL.");
}

QString AccessWords::failed(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Unreachable: return tr("Le serveur ne répond pas : vérifiez l'adresse puis relancez ; rien n'a été changé.");
    case ErrorCode::NotSignedIn:
        return tr("Le serveur ne reconnaît pas ce jeton (RELAIS_TOKEN) : connectez-vous de nouveau ; rien n'a été changé.");
    case ErrorCode::WrongPassword: return tr("Identifiant ou mot de passe faux ; rien n'a été changé.");
    case ErrorCode::DeskNotEnrolled: return tr("Ce poste n'est pas inscrit sur ce serveur : demandez un code d'inscription.");
    case ErrorCode::NotPermitted:
        return error.detail == QStringLiteral("enrolment_code_refused")
            ? tr("Ce code d'inscription n'est pas, ou n'est plus, valable ; rien n'a été changé.")
            : tr("Ce compte n'en a pas le droit ; rien n'a été changé.");
    case ErrorCode::NotFound: return tr("Le serveur ne connaît pas ce qui est nommé ; rien n'a été changé.");
    case ErrorCode::Conflict: return tr("C'est déjà tranché autrement ; rien n'a été changé.");
    case ErrorCode::ServerBusy: return tr("Le serveur est trop occupé : relancez dans quelques minutes ; rien n'a été changé.");
    case ErrorCode::FileUnreadable: return tr("Le fichier du mot de passe ou du code ne peut pas être lu ; rien n'a été changé.");
    case ErrorCode::InvalidInput:
        return error.detail == QStringLiteral("password")
            ? tr("Un mot de passe est attendu : au terminal, ou par --password-file ; rien n'a été changé.")
            : tr("Un code d'inscription est attendu : au terminal, ou par --desk-code-file ; rien n'a été changé.");
    case ErrorCode::Cancelled: return tr("Interrompu.");
    default: return tr("C'est refusé (%1) ; rien n'a été changé.").arg(error.detail);
    }
}

QString AccessWords::desksListSummary()
{
    return tr("Énumère les postes du centre.");
}
QString AccessWords::desksListHelp()
{
    return tr("relaisctl desks list --server URL [options]\n\n"
              "Énumère les postes du centre : identifiant, nom, inscription, perte. Pour un manager ou un administrateur.\n\n")
        + optionsHelp() + tr("  --json                   écrit la réponse en JSON\n");
}
QString AccessWords::desksLostSummary()
{
    return tr("Déclare un poste perdu : ses contacts reviennent, il ne peut plus se connecter.");
}
QString AccessWords::desksLostHelp()
{
    return tr("relaisctl desks lost --server URL [options] POSTE\n\n"
              "Déclare perdu le poste POSTE (identifiant de relaisctl desks list) : les contacts qui lui étaient prêtés\n"
              "reviennent aussitôt dans la file, ses sessions finissent, son inscription ne vaut plus. L'acte est consigné.\n\n")
        + optionsHelp();
}
QString AccessWords::desksFoundSummary()
{
    return tr("Déclare retrouvé un poste perdu : il envoie ce qu'il avait gardé.");
}
QString AccessWords::desksFoundHelp()
{
    return tr("relaisctl desks found --server URL [options] POSTE\n\n"
              "Déclare retrouvé le poste POSTE, déclaré perdu par erreur ou revenu entre de bonnes mains : son inscription vaut\n"
              "de nouveau, il envoie ce qu'il n'avait pas pu envoyer, chacun s'y identifie de nouveau. L'acte est consigné.\n\n")
        + optionsHelp();
}
QString AccessWords::oneDeskWanted()
{
    return tr("Indiquez un poste et un seul, par son identifiant (relaisctl desks list).");
}
QString AccessWords::deskLine(const QString& id, const QString& name, const QString& enrolled, const QString& lost)
{
    return lost.isEmpty() ? tr("%1  %2  inscrit le %3").arg(id, name, enrolled)
                          : tr("%1  %2  inscrit le %3, perdu le %4").arg(id, name, enrolled, lost);
}
QString AccessWords::deskLost(std::int64_t contacts)
{
    return contacts == 1 ? tr("Poste déclaré perdu : 1 contact est revenu dans la file.")
                         : tr("Poste déclaré perdu : %1 contacts sont revenus dans la file.").arg(contacts);
}

QString AccessWords::deskFound()
{
    return tr("Poste retrouvé : il enverra ce qu'il avait gardé dès qu'il joindra le serveur.");
}

} // namespace relais
