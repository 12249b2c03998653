#include "ui/words/activity_words.h"

#include "ui/words/error_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {
namespace {

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("activity", text));
}

struct ReasonRow {
    QLatin1String code;
    AgentState state;
    const char* text;
};
constexpr ReasonRow reasonRows[] = {
    {QLatin1String("short"), AgentState::Pause, "Pause courte"},
    {QLatin1String("lunch"), AgentState::Pause, "Déjeuner"},
    {QLatin1String("personal"), AgentState::Pause, "Pause personnelle"},
    {QLatin1String("technical"), AgentState::Pause, "Incident technique"},
    {QLatin1String("meeting"), AgentState::Activity, "Réunion"},
    {QLatin1String("training"), AgentState::Activity, "Formation"},
    {QLatin1String("listening"), AgentState::Activity, "Écoute"},
    {QLatin1String("correspondence"), AgentState::Activity, "Courrier"},
};

} // namespace

QString words(AgentState state)
{
    switch (state) {
    case AgentState::SignedOut: return say("Déconnecté");
    case AgentState::Ready: return say("Prêt");
    case AgentState::InCall: return say("En appel");
    case AgentState::WrapUp: return say("Compte-rendu");
    case AgentState::Activity: return say("Activité");
    case AgentState::Pause: return say("En pause");
    }
    return {};
}

QString words(const StateReason& reason)
{
    if (reason.code == u"arrival") {
        return say("Prise de poste");
    }
    for (const ReasonRow& row : reasonRows) {
        if (reason.code == row.code) {
            return say(row.text);
        }
    }
    return {};
}

std::vector<StateChoice> stateChoices()
{
    std::vector<StateChoice> choices;
    for (const ReasonRow& row : reasonRows) {
        choices.push_back({StateReason{row.code}, row.state, say(row.text)});
    }
    return choices;
}

SyncWords syncWords(const SyncView& sync, const TimeWords& time, Instant now)
{
    const QString unsent = sync.unsent == 0 ? QString() : say(", %1 à envoyer").arg(sync.unsent);
    const QString fresh = sync.freshAt
        ? say("Données de %1.")
              .arg(time.dateOf(*sync.freshAt) == time.dateOf(now) ? time.clock(*sync.freshAt) : time.moment(*sync.freshAt, now))
        : say("Le serveur n'a pas encore répondu.");
    const QString kept = sync.unsent == 0 ? say("Rien n'attend d'être envoyé.")
        : sync.unsent == 1                ? say("1 enregistrement attend sur ce poste, rien n'est perdu.")
                                          : say("%1 enregistrements attendent sur ce poste, rien n'est perdu.").arg(sync.unsent);
    // How old the data is, on the badge itself as soon as it may be old.
    const QString since = sync.freshAt
        ? say(" depuis %1")
              .arg(time.dateOf(*sync.freshAt) == time.dateOf(now) ? time.clock(*sync.freshAt) : time.moment(*sync.freshAt, now))
        : QString();
    switch (sync.state) {
    case SyncState::UpToDate:
        return {sync.freshAt ? say("À jour, %1").arg(time.clock(*sync.freshAt)) + unsent : say("À jour") + unsent,
            say("À jour. ") + fresh + u' ' + kept};
    case SyncState::Sending: return {say("Envoi en cours") + unsent, say("Envoi en cours. ") + fresh + u' ' + kept};
    case SyncState::Offline: return {say("Hors ligne") + since + unsent, say("Hors ligne. ") + fresh + u' ' + kept};
    case SyncState::Failing:
        return {say("Envoi impossible") + since + unsent,
            (sync.error ? errorWords(sync.error->code).sentence() : say("L'envoi n'aboutit pas.")) + u' ' + fresh + u' ' + kept};
    }
    return {};
}

} // namespace relais
