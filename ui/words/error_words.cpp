#include "ui/words/error_words.h"

#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {
namespace {

ErrorWords say(const char* happened, const char* safe, const char* toDo)
{
    const auto one = [](const char* text) { return typographic(QCoreApplication::translate("errors", text)); };
    return {one(happened), one(safe), one(toDo)};
}

} // namespace

ErrorWords errorWords(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unreachable:
        return say("Le serveur est injoignable.", "Ce que vous enregistrez est gardé sur ce poste.",
            "Continuez : l'envoi reprendra seul. Si cela dure, prévenez l'assistance.");
    case ErrorCode::ServerBusy:
        return say("Le serveur est très occupé.", "Rien n'est perdu.", "Un nouvel essai se fera seul dans un instant.");
    case ErrorCode::ServerRefused:
        return say("Le serveur a refusé la demande.", "Votre saisie est gardée sur ce poste.",
            "Réessayez ; si le refus revient, prévenez l'assistance.");
    case ErrorCode::BadAnswer:
        return say("La réponse du serveur est incompréhensible.", "Rien n'a été changé sur ce poste.",
            "Prévenez l'assistance : le poste et le serveur n'ont peut-être pas la même version.");
    case ErrorCode::NotSignedIn:
        return say("Le serveur demande qui vous êtes.", "Ce que vous avez enregistré est gardé et part sans attendre.",
            "Quittez le poste (F12, « Quitter le poste »), puis identifiez-vous de nouveau.");
    case ErrorCode::WrongPassword:
        return say("Nom ou mot de passe incorrect.", "Rien n'a été changé.", "Vérifiez la touche majuscules et recommencez.");
    case ErrorCode::OfflineSignInExpired:
        return say("Ce poste est hors ligne depuis trop longtemps pour vous identifier ici.",
            "Ce que vous aviez enregistré est gardé.", "Identifiez-vous dès que le réseau revient.");
    case ErrorCode::OfflineUnknownAgent:
        return say("Le serveur est injoignable et vous ne vous êtes jamais identifié sur ce poste.", "Rien n'a été changé.",
            "Utilisez votre poste habituel ou attendez le retour du réseau.");
    case ErrorCode::NotPermitted:
        return say("Votre rôle ne permet pas cela.", "Rien n'a été changé.",
            "Demandez à votre responsable si vous devez pouvoir le faire.");
    case ErrorCode::DeskNotEnrolled:
        return say("Ce poste n'est pas connu du serveur, ou il a été déclaré perdu.", "Ce que vous y aviez enregistré est gardé.",
            "Demandez à l'assistance de l'inscrire, ou à votre responsable de le déclarer retrouvé.");
    case ErrorCode::StoreUnavailable:
        return say("Les données de ce poste ne peuvent pas être lues.", "Ce que le serveur a reçu est en sûreté.",
            "Redémarrez Relais ; si cela revient, prévenez l'assistance sans rien effacer.");
    case ErrorCode::StoreFull:
        return say("Le disque de ce poste est plein.", "Ce qui était enregistré l'est toujours ; ceci ne l'est pas encore.",
            "Gardez l'écran ouvert, libérez de la place, puis enregistrez de nouveau.");
    case ErrorCode::StoreTooNew:
        return say("Les données de ce poste viennent d'une version plus récente de Relais.", "Elles n'ont pas été touchées.",
            "Installez la dernière version de Relais sur ce poste.");
    case ErrorCode::StoreBusy:
        return say("Relais est déjà ouvert sur ce poste.", "Rien n'a été changé.",
            "Revenez à la fenêtre déjà ouverte, ou fermez-la d'abord.");
    case ErrorCode::StoreCorrupt:
        return say("Les données de ce poste sont abîmées.", "Ce que le serveur a reçu est en sûreté.",
            "N'effacez rien et prévenez l'assistance.");
    case ErrorCode::Conflict:
        return say("Autre chose est en cours : un appel, ou un enregistrement.", "Votre saisie est gardée.",
            "Terminez l'appel et dites ce qu'il a donné (F6 ou F7), puis recommencez.");
    case ErrorCode::NotFound:
        return say("Cette fiche n'existe pas ou plus.", "Rien n'a été changé.", "Cherchez la personne de nouveau.");
    case ErrorCode::InvalidInput:
        return say("Il manque quelque chose.", "Votre saisie est gardée.", "Complétez ce qui est demandé.");
    case ErrorCode::NotDialled:
        return say(
            "Personne n'a encore été appelé.", "Votre saisie est gardée.", "Appelez d'abord (F5), ou rendez ce contact (F9).");
    case ErrorCode::ReportMissing:
        return say(
            "Un appel fructueux demande son compte-rendu.", "Votre saisie est gardée.", "Choisissez au moins un thème (F6).");
    case ErrorCode::IdentityMissing:
        return say("L'identité n'est pas confirmée.", "Votre saisie est gardée.",
            "Vérifiez deux éléments, confirmez par F8, puis enregistrez.");
    case ErrorCode::NoticeMissing:
        return say("La notice du premier contact n'a pas été lue.", "Votre saisie est gardée.",
            "Lisez la notice, cochez « Notice lue » (Alt+L), puis enregistrez.");
    case ErrorCode::PromiseNotPossible:
        return say("Ce rappel ne peut pas être promis à ce moment.", "Votre saisie est gardée.",
            "Choisissez un moment à venir, aux heures du service.");
    case ErrorCode::LeaseLost:
        return say("Ce contact n'est plus prêté à ce poste.", "Rien n'a été appelé, votre saisie est gardée.",
            "Rendez-le (F9) : le suivant vient.");
    case ErrorCode::NotCallable:
        return say("Cette personne ne peut pas être appelée maintenant.", "Rien n'a été changé.", "Passez au contact suivant.");
    case ErrorCode::NumberRefused:
        return say("Ce numéro ne peut pas être composé.", "Rien n'a été appelé.",
            "Choisissez un autre numéro, ou notez « faux numéro » (F7, F).");
    case ErrorCode::LineUnavailable:
        return say("Le téléphone ne répond pas.", "La fiche reste ouverte, aucun essai n'est compté.",
            "Vérifiez le poste téléphonique, puis rappelez (F5).");
    case ErrorCode::NotAList:
        return say("Ce fichier n'est pas une liste.", "Rien n'a été changé.", "Vérifiez le fichier et recommencez.");
    case ErrorCode::FileUnreadable:
        return say("Le fichier ne peut pas être lu.", "Rien n'a été changé.", "Vérifiez qu'il existe et que vous y avez droit.");
    case ErrorCode::FileUnwritable:
        return say("Le fichier ne peut pas être écrit.", "Rien n'a été perdu.", "Choisissez un autre dossier.");
    case ErrorCode::ResourceInvalid:
        return say("Un fichier de réglage de Relais n'est pas correct.", "Aucune donnée n'est touchée.",
            "Corrigez-le ou prévenez l'assistance.");
    case ErrorCode::Cancelled:
        return say("L'opération a été arrêtée.", "Rien n'a été changé.", "Recommencez quand vous le voulez.");
    case ErrorCode::Unexpected:
        return say("Relais a rencontré une erreur inattendue.", "Ce qui était enregistré l'est toujours ; ceci ne l'est pas.",
            "Réessayez ; si cela revient, prévenez l'assistance.");
    }
    return {};
}

ErrorWords refusalWords(const QString& code, bool conflict)
{
    struct Row {
        QLatin1String code;
        ErrorWords words;
    };
    const char* const kept = "Votre saisie est gardée sur ce poste.";
    const Row rows[] = {
        {QLatin1String("malformed"), say("Un champ n'a pas la forme attendue.", kept, "Ouvrez, corrigez et renvoyez.")},
        {QLatin1String("invalid"), say("Un champ n'a pas la forme attendue.", kept, "Ouvrez, corrigez et renvoyez.")},
        {QLatin1String("report_missing"), say("Le compte-rendu manque.", kept, "Ouvrez, choisissez un thème et renvoyez.")},
        {QLatin1String("outcome_not_offered"),
            say("Cette campagne ne propose pas ce résultat.", kept, "Ouvrez, choisissez-en un autre et renvoyez.")},
        {QLatin1String("other_campaign"),
            say("Ce résultat est d'une autre campagne que son appel.", kept, "Montrez-le à votre responsable.")},
        {QLatin1String("until_missing"), say("La date de fin des soins manque.", kept, "Ouvrez, donnez la date et renvoyez.")},
        {QLatin1String("clock_behind"),
            say("L'heure de ce poste était en retard.", "L'enregistrement est gardé sur le serveur.",
                "Faites régler l'heure de ce poste.")},
        {QLatin1String("too_large"),
            say("Cet enregistrement est trop long pour le serveur.", kept,
                "Raccourcissez la note et renvoyez ; sinon montrez-le à votre responsable.")},
        {QLatin1String("unknown_person"),
            say("Le serveur ne connaît pas cette personne.", kept, "Montrez-le à votre responsable.")},
        {QLatin1String("unknown_campaign"),
            say("Le serveur ne connaît pas cette campagne.", kept, "Montrez-le à votre responsable.")},
        {QLatin1String("unknown_version"),
            say("Le serveur est plus ancien que ce poste.", kept, "Prévenez l'assistance : le serveur doit être mis à jour.")},
        {QLatin1String("not_permitted"),
            say("Votre rôle ne permettait pas cet enregistrement.", kept, "Montrez-le à votre responsable.")},
        {QLatin1String("other_content"), say("Un autre contenu porte déjà ce numéro.", kept, "Prévenez l'assistance.")},
        {QLatin1String("unknown_attempt"),
            say("Le serveur n'avait pas encore l'appel auquel ceci se rapporte.", "Les deux sont gardés sur le serveur.",
                "Rien d'autre à faire si l'appel figure à l'historique de la fiche.")},
        {QLatin1String("unknown_target"),
            say("Le serveur n'a pas reçu ce que ceci corrige.", "La correction est gardée sur le serveur.",
                "Relisez la fiche ; rien d'autre à faire si tout y est.")},
        {QLatin1String("fenced_off"),
            say("Le contact avait été repris par un autre poste.", "Les deux saisies sont gardées sur le serveur.",
                "Relisez la fiche ; rien d'autre à faire si tout y est.")},
        {QLatin1String("said_elsewhere"),
            say("Un autre poste a dit le contraire au même moment.", "Les deux saisies sont gardées ; la plus récente compte.",
                "Relisez la fiche et corrigez ce qui n'est pas juste.")},
        {QLatin1String("lent_elsewhere"),
            say("Le contact était prêté à un autre poste.", "L'appel est gardé sur le serveur.",
                "Voyez avec votre collègue qui rappelle.")},
        {QLatin1String("late"),
            say("L'enregistrement est arrivé après la fin du prêt.", "Il est gardé sur le serveur.",
                "Relisez la fiche ; rien d'autre à faire si tout y est.")},
        {QLatin1String("already_closed"),
            say("Cet appel avait déjà un résultat.", "Les deux résultats sont gardés sur le serveur.",
                "Ouvrez et dites lequel est le bon.")},
        {QLatin1String("after_stop"),
            say("La personne ne devait plus être appelée.", "L'appel est gardé sur le serveur.",
                "Montrez-le à votre responsable.")},
        {QLatin1String("clock_ahead"),
            say("L'heure de ce poste était en avance.", "L'enregistrement est gardé sur le serveur.",
                "Faites régler l'heure de ce poste.")},
    };
    for (const Row& row : rows) {
        if (code == row.code) {
            return row.words;
        }
    }
    return conflict ? say("Le serveur a gardé ceci à côté d'une autre saisie.", "Les deux sont gardées.",
               "Relisez la fiche avec votre responsable.")
                    : say("Le serveur n'a pas accepté cet enregistrement.", kept,
                        "Ouvrez, corrigez et renvoyez ; sinon montrez-le à votre responsable.");
}

} // namespace relais
