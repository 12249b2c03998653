#include "app/tour/tour_story.h"

#include "app/tour/story_writer.h"

namespace relais {

using namespace Qt::StringLiterals;

namespace {

void signIn(Hand& hand, const QString& login, const QString& password)
{
    hand.go(u"Nom"_s);
    hand.press(QKeySequence(u"Ctrl+A"_s));
    hand.type(login);
    hand.press(QKeySequence(u"Tab"_s));
    hand.press(QKeySequence(u"Ctrl+A"_s));
    hand.type(password);
    hand.press(QKeySequence(u"Return"_s));
}

/// The campaign lead: what a treating physician asks for comes in.
void requests(StoryWriter& tell, Hand& hand)
{
    tell.then(u"bureau"_s, [&hand] { signIn(hand, u"julie"_s, u"demo-julie"_s); }, {u"Demandes des médecins"_s})
        .click(u"demandes-medecins"_s, u"Demandes des médecins"_s, {u"Thème demandé"_s, u"un appel par mois, 6 appels en tout"_s})
        .then({},
            [&hand] {
                hand.go(u"Patient"_s);
                hand.type(u"bonnet"_s);
                hand.press(QKeySequence(u"Return"_s));
            },
            {u"Choisissez la personne"_s, u"Solange"_s})
        .click({}, u"Solange"_s, {u"Solange BONNET"_s}, {u"Choisissez la personne"_s})
        .then({},
            [&hand] {
                hand.go(u"Thème demandé"_s);
                hand.press(QKeySequence(u"Down"_s));
            },
            {})
        .press(u"demande-enregistree"_s, u"Ctrl+Return"_s, {u"6 appels mensuels sont ouverts pour"_s})
        .press({}, u"Alt+Q"_s, {u"Mot de passe"_s});
}

/// The enrolment caller: a campaign worked from a target list, without a word about health.
void enrolment(StoryWriter& tell, Hand& hand)
{
    tell.wait(u"connexion"_s, {u"Nom"_s, u"Mot de passe"_s, u"Démonstration"_s, u"Sonia B."_s, u"Marie L."_s})
        .then(u"mauvais-mot-de-passe"_s, [&hand] { signIn(hand, u"sonia"_s, u"oublié"_s); }, {u"mot de passe incorrect"_s})
        .then(u"accueil"_s, [&hand] { signIn(hand, u"sonia"_s, u"demo-sonia"_s); },
            {u"Sonia B."_s, u"Prêt à appeler"_s, u"Ligne simulée"_s})
        .press(u"contact"_s, u"F3"_s, {u"ROUMÉGOUX"_s, u"Appeler"_s, u"Pourquoi elle, maintenant"_s},
            {u"Examens"_s, u"Écart aux soins : oui"_s})
        .press(u"sonnerie"_s, u"F5"_s, {u"Sonne"_s})
        .wait(u"communication"_s, {u"En communication"_s, u"Raccrocher"_s})
        .press(u"identite"_s, u"F8"_s, {u"✓ Identité confirmée"_s})
        .press({}, u"Alt+L"_s, {u"✓ Identité confirmée"_s}, {u"Notice à lire"_s})
        .press(u"decisions"_s, u"F6"_s, {u"Promesse"_s, u"Adhère"_s, u"Refuse"_s})
        .press(u"promesse"_s, u"P"_s, {u"Annuler"_s, u"Appeler"_s}, {u"Odile ROUMÉGOUX"_s})
        .press(u"annulation"_s, u"Ctrl+Z"_s, {u"Odile ROUMÉGOUX"_s})
        .press({}, u"F6"_s, {u"Promesse"_s})
        .press({}, u"P"_s, {u"Annuler"_s, u"Appeler"_s}, {u"Odile ROUMÉGOUX"_s});
    // Nobody answers: two keys, the line's own result is chosen already.
    tell.press({}, u"F5"_s, {u"Raccrocher"_s})
        .wait({}, {u"Sans réponse"_s})
        .press(u"infructueux"_s, u"F7"_s, {u"Absent"_s, u"Répondeur"_s})
        .press(u"suivant"_s, u"Return"_s, {u"Pas encore appelé"_s, u"Annuler"_s});
    // She asks to be called back.
    tell.press({}, u"F5"_s, {u"Raccrocher"_s})
        .wait({}, {u"En communication"_s})
        .press({}, u"F8"_s, {u"✓ Identité confirmée"_s})
        .press(u"notice-lue"_s, u"Alt+L"_s, {u"✓ Identité confirmée"_s}, {u"Notice à lire"_s})
        .press({}, u"F7"_s, {u"Indisponible"_s})
        .press({}, u"I"_s, {u"Créneau"_s, u"Je rappelle"_s})
        .then({},
            [&hand] {
                // Tomorrow has all its slots, at whatever hour this is played.
                hand.go(u"demain"_s);
                hand.press(QKeySequence(u"Space"_s));
            },
            {u"9 h–11 h"_s})
        .click(u"rappel"_s, u"9 h–11 h"_s, {u"Rappel promis"_s})
        .press({}, u"Ctrl+Return"_s, {u"Pas encore appelé"_s, u"Annuler"_s});
    // A refusal, with the wish not to be asked again.
    tell.press({}, u"F5"_s, {u"Raccrocher"_s})
        .wait({}, {u"En communication"_s})
        .press({}, u"F8"_s, {u"✓ Identité confirmée"_s})
        .press({}, u"F7"_s, {u"Opposition"_s})
        .press(u"opposition"_s, u"Z"_s, {u"Confirmer"_s})
        .press({}, u"Return"_s, {u"Opposition"_s}, {u"Confirmer"_s})
        .press(u"refus"_s, u"N"_s, {u"Pas encore appelé"_s, u"Annuler"_s})
        .press(u"agenda-adhesion"_s, u"Alt+G"_s, {u"Agenda des rappels promis"_s})
        .press({}, u"Escape"_s, {u"Pas encore appelé"_s}, {u"Agenda des rappels promis"_s})
        .press(u"dernier-appel"_s, u"Ctrl+F12"_s, {u"dernier appel"_s})
        .press({}, u"F5"_s, {u"Raccrocher"_s})
        .wait({}, {u"Sans réponse"_s})
        .press({}, u"F7"_s, {u"Absent"_s})
        .press(u"deconnexion"_s, u"Return"_s, {u"Mot de passe"_s});
}

/// The nurse: coaching of members, reports, promises, somebody who calls in.
void coaching(StoryWriter& tell, TourStage stage)
{
    auto& hand = stage.hand;
    tell.click(u"infirmiere"_s, u"Marie L."_s, {u"Marie L."_s, u"Prêt à appeler"_s})
        .press(u"rappel-promis"_s, u"F3"_s, {u"Appeler"_s, u"rappel promis"_s, u"Replié tant que l’identité"_s},
            {u"Écart aux soins : oui"_s})
        .press({}, u"F5"_s, {u"Raccrocher"_s})
        .wait({}, {u"En communication"_s})
        .press(u"dossier-ouvert"_s, u"F8"_s, {u"✓ Identité confirmée"_s, u"Examens"_s, u"Passage de relais"_s},
            {u"Replié tant que"_s})
        .press(u"evenement"_s, u"Alt+Y"_s, {u"Noter un événement"_s, u"De quoi s’agit-il"_s, u"Ce qui suit"_s})
        .press({}, u"Escape"_s, {u"Passage de relais"_s}, {u"De quoi s’agit-il"_s})
        .then(u"note"_s,
            [&hand] {
                hand.press(QKeySequence(u"Alt+M"_s));
                hand.type(u"A vu l’ophtalmologue le 18. Pas de rétinopathie, résultat rassurant."_s);
            },
            {u"résultat rassurant"_s})
        .press(u"compte-rendu"_s, u"F6"_s, {u"Thèmes abordés"_s, u"Activité physique"_s, u"un thème au moins"_s})
        .press(u"compte-rendu-manquant"_s, u"Ctrl+Return"_s, {u"Un appel fructueux demande son compte-rendu"_s})
        .click({}, u"Activité physique"_s, {u"Thèmes abordés"_s})
        .click(u"compte-rendu-complet"_s, u"Alimentation"_s, {u"Prochain appel"_s}, {u"un thème au moins"_s})
        .press(u"fructueux"_s, u"Ctrl+Return"_s, {u"Pas encore appelé"_s, u"Annuler"_s, u"1 fiche médecin"_s})
        .press(u"fiche-medecin"_s, u"Alt+C"_s, {u"Fiche de suivi pour le médecin traitant"_s, u"Enregistrer en PDF"_s})
        .press({}, u"Escape"_s, {u"Pas encore appelé"_s}, {u"Fiche de suivi pour le médecin traitant"_s});
    tell.press(u"agenda"_s, u"Alt+G"_s, {u"Agenda des rappels promis"_s, u"N’GUYEN"_s})
        .press({}, u"Escape"_s, {u"Pas encore appelé"_s}, {u"Agenda des rappels promis"_s})
        .then(u"appel-entrant"_s, [line = stage.workstation.simulatedLine()] { line->callIn(u"+33639981234"_s); },
            {u"Appel entrant"_s})
        .press({}, u"F4"_s, {u"Nom, numéro ou date de naissance"_s})
        .then(u"recherche"_s,
            [&hand] {
                hand.press(QKeySequence(u"Ctrl+A"_s));
                hand.type(u"bonnet"_s);
                hand.press(QKeySequence(u"Return"_s));
            },
            {u"Solange"_s, u"Ouvrir la fiche"_s})
        .click(u"fiche-entrant"_s, u"Ouvrir la fiche"_s, {u"Solange BONNET"_s})
        .press({}, u"F8"_s, {u"✓ Identité confirmée"_s})
        .press({}, u"F7"_s, {u"Renseignement"_s})
        .press(u"contact-prepare"_s, u"Q"_s, {u"Pas encore appelé"_s}, {u"Solange BONNET"_s});
}

/// The network goes and comes back; nothing is lost, everything is sent once.
void network(StoryWriter& tell, TourStage stage)
{
    tell.then({}, [&stage = stage.network] { stage.cut(); }, {})
        .press({}, u"F5"_s, {u"Raccrocher"_s})
        .wait({}, {u"Sans réponse"_s})
        .press({}, u"F7"_s, {u"Absent"_s})
        .press(u"hors-ligne"_s, u"Return"_s, {u"Pas encore appelé"_s, u"Hors ligne"_s, u"à envoyer"_s})
        .press({}, u"F5"_s, {u"Raccrocher"_s})
        .wait({}, {u"Occupé"_s})
        .press({}, u"F7"_s, {u"Occupé"_s})
        .press(u"hors-ligne-suite"_s, u"Return"_s, {u"Pas encore appelé"_s, u"Hors ligne"_s, u"à envoyer"_s})
        .then({}, [&stage = stage.network] { stage.mend(); }, {})
        .click(u"reseau-revenu"_s, u"Hors ligne"_s, {u"À jour"_s}, {u"à envoyer"_s})
        .press(u"envois"_s, u"Alt+V"_s, {u"Le serveur a tout accepté"_s})
        .press({}, u"Escape"_s, {u"Pas encore appelé"_s});
}

/// The campaign lead: whether a call frequency fits, and what the pathways say.
void office(StoryWriter& tell, Hand& hand)
{
    tell.press({}, u"Alt+Q"_s, {u"Mot de passe"_s})
        .then(u"charge"_s, [&hand] { signIn(hand, u"julie"_s, u"demo-julie"_s); },
            {u"Julie M."_s, u"Charge des appels"_s, u"Comptes d’infirmiers"_s, u"Cela tient"_s})
        .then(u"charge-au-dessus"_s,
            [&hand] {
                hand.go(u"Personnes appelées"_s);
                hand.press(QKeySequence(u"Ctrl+A"_s));
                hand.type(u"9 000"_s);
            },
            {u"C’est trop"_s, u"Appelez moins de personnes"_s})
        .press(u"volets"_s, u"Alt+2"_s, {u"Programmes et volets"_s, u"Territoire"_s, u"Losange"_s})
        .then(u"volet-suivant"_s,
            [&hand] {
                hand.go(u"Programmes, volets et versions"_s);
                hand.press(QKeySequence(u"Down"_s));
                hand.press(QKeySequence(u"Down"_s));
            },
            {u"Maternité, sortie précoce"_s})
        .then(u"ce-que-dit-le-volet"_s,
            [&hand] {
                hand.go(u"Étapes"_s); // the tab in hand is the name of the bar
                hand.press(QKeySequence(u"Right"_s));
            },
            {u"Qui peut entrer"_s, u"Formulaire"_s});
}

void endOfDay(StoryWriter& tell)
{
    tell.press(u"ma-journee"_s, u"F2"_s, {u"Ma journée"_s, u"Fructueux"_s})
        .press({}, u"Escape"_s, {}, {u"Ma journée"_s})
        .press(u"touches"_s, u"F1"_s, {u"Enregistrer et suivant"_s, u"Rendre ce contact"_s})
        .press({}, u"Escape"_s, {}, {u"Rendre ce contact"_s})
        .press(u"urgence"_s, u"F10"_s, {u"Urgence"_s, u"SAMU"_s, u"3114"_s})
        .press({}, u"Escape"_s, {}, {u"3114"_s})
        .press(u"pauses"_s, u"F12"_s, {u"Pause courte"_s, u"Déjeuner"_s})
        .press(u"pause"_s, u"Return"_s, {u"En pause"_s});
}

/// The look of the same desk otherwise: dark, or twice as big.
void look(StoryWriter& tell, const QString& name)
{
    const auto picture = [&name](QLatin1String what) { return name + u'-' + what; };
    tell.wait(picture("connexion"_L1), {u"Mot de passe"_s})
        .click(picture("accueil"_L1), u"Marie L."_s, {u"Prêt à appeler"_s})
        .press(picture("contact"_L1), u"F3"_s, {u"Appeler"_s, u"rappel promis"_s})
        .press({}, u"F5"_s, {u"Raccrocher"_s})
        .wait({}, {u"En communication"_s})
        .press(picture("dossier"_L1), u"F8"_s, {u"✓ Identité confirmée"_s})
        .press(picture("compte-rendu"_L1), u"F6"_s, {u"Thèmes abordés"_s})
        .press({}, u"Escape"_s, {}, {u"Thèmes abordés"_s})
        .press(picture("infructueux"_L1), u"F7"_s, {u"Absent"_s});
}

} // namespace

std::vector<TourStep> story(const QString& part, TourStage stage)
{
    StoryWriter tell(stage);
    if (part == "day"_L1 || part.isEmpty()) {
        tell.wait({}, {u"Nom"_s, u"Mot de passe"_s});
        requests(tell, stage.hand);
        enrolment(tell, stage.hand);
        coaching(tell, stage);
        network(tell, stage);
        endOfDay(tell);
        office(tell, stage.hand);
    } else {
        look(tell, part == "dark"_L1 ? u"sombre"_s : u"deux-cents-pour-cent"_s);
    }
    return tell.take();
}

std::vector<SimulatedFate> storyFates(const QString& part)
{
    using enum SimulatedFate;
    if (part == "day"_L1 || part.isEmpty()) {
        return {Answered, NoAnswer, Answered, Answered, NoAnswer, /* the nurse */ Answered, /* without network */ NoAnswer, Busy};
    }
    return {Answered};
}

} // namespace relais
