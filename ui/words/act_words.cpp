#include "ui/words/act_words.h"

#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {
namespace {

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("acts", text));
}

struct Row {
    Act act;
    const char* label;
    const char* meaning;
    const char* key;
    const char* second;
};
constexpr Row rows[] = {
    {Act::Dial, "Appeler ou raccrocher", "Compose le numéro affiché, ou termine l'appel", "F5", "Alt+A"},
    {Act::Identity, "Identité confirmée", "Deux éléments vérifiés : le dossier s'ouvre", "F8", "Alt+I"},
    {Act::ThirdParty, "Tiers au téléphone", "Quelqu'un d'autre répond : rien n'est dit", "Shift+F8", "Alt+T"},
    {Act::Fruitful, "Fructueux ou abouti", "Ouvre le compte-rendu ou les décisions", "F6", "Alt+F"},
    {Act::Unfruitful, "Infructueux", "Ouvre la liste ; une lettre enregistre et amène la suite", "F7", "Alt+N"},
    {Act::Save, "Enregistrer et suivant", "Enregistre ce qui est choisi et amène la suite", "Ctrl+Return", ""},
    {Act::SaveAndPause, "Enregistrer et pause", "Enregistre, puis pause", "Ctrl+Shift+Return", ""},
    {Act::Undo, "Annuler", "Reprend le dernier enregistrement pendant 10 secondes", "Ctrl+Z", ""},
    {Act::Notes, "Notes", "Va aux notes", "Alt+M", ""},
    {Act::Script, "Trame", "Va à la trame de l'entretien", "Alt+S", ""},
    {Act::Notice, "Notice lue", "Coche la notice du premier contact", "Alt+L", ""},
    {Act::Questionnaire, "Questionnaire", "Celui de la personne à l'écran, ou sa suite", "Alt+K", ""},
    {Act::PathwayEvent, "Noter un événement", "Sortie, rendez-vous, visite… sur un volet de la personne", "Alt+Y", ""},
    {Act::PhysicianSheet, "Fiche médecin", "Celle du dernier appel, ou celle qui attend", "Alt+C", ""},
    {Act::GiveBack, "Rendre ce contact", "Le remet dans la file, sans essai compté", "F9", "Alt+B"},
    {Act::Emergency, "Urgence", "Consignes et numéros de secours, même hors ligne", "F10", "Alt+U"},
    {Act::Inbound, "Appel entrant", "Cherche qui appelle ; le contact préparé attend", "F4", "Alt+E"},
    {Act::Search, "Rechercher", "Cherche une personne par nom, numéro ou naissance", "Ctrl+F", ""},
    {Act::Agenda, "Agenda", "Les rappels promis", "Alt+G", ""},
    {Act::Ready, "Prêt à appeler", "Demande le prochain contact", "F3", "Alt+D"},
    {Act::Pause, "Pause", "Pauses et activités", "F12", "Alt+P"},
    {Act::PauseAfter, "Pause après cet appel", "Finit l'appel, puis pause ; de nouveau : renonce", "Shift+F12", "Alt+Shift+P"},
    {Act::LastCall, "Dernier appel", "Finit l'appel, puis quitte ; de nouveau : renonce", "Ctrl+F12", "Alt+Q"},
    {Act::Counters, "Ma journée", "Les compteurs du jour", "F2", "Alt+J"},
    {Act::Problems, "Envois refusés", "Ce que le serveur n'a pas accepté", "Alt+V", ""},
    {Act::Attempts, "Appels sans résultat", "Ceux dont le résultat reste à dire", "Alt+O", ""},
    {Act::RevealNir, "Montrer le NIR", "Pendant 10 secondes ; la consultation est tracée", "Alt+R", ""},
    {Act::Help, "Touches", "Cette carte", "F1", "Alt+H"},
};

} // namespace

const std::vector<ActKeys>& actKeys()
{
    static const std::vector<ActKeys> all = [] {
        std::vector<ActKeys> made;
        for (const Row& row : rows) {
            made.push_back(
                {row.act, say(row.label), say(row.meaning), QString::fromLatin1(row.key), QString::fromLatin1(row.second)});
        }
        return made;
    }();
    return all;
}

const ActKeys& keysOf(Act act)
{
    for (const ActKeys& keys : actKeys()) {
        if (keys.act == act) {
            return keys;
        }
    }
    Q_UNREACHABLE();
}

QString keyCapOf(const QString& sequence)
{
    QString cap = sequence;
    return cap.replace(QStringLiteral("Return"), say("Entrée")).replace(QStringLiteral("Shift+"), QStringLiteral("⇧"));
}

QString keyCap(Act act)
{
    return keyCapOf(keysOf(act).key);
}

} // namespace relais
