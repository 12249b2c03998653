#pragma once

#include "core/activity/agent_state.h"
#include "core/calls/desk_state.h"
#include "ui/words/time_words.h"

namespace relais {

QString words(AgentState state);          ///< "Prêt", "En appel"…
QString words(const StateReason& reason); ///< "Déjeuner", "Formation"…

/// One line of the pause menu.
struct StateChoice {
    StateReason reason;
    AgentState state = AgentState::Pause; ///< Pause or Activity
    QString text;
};
/// The pauses, then the activities (meetings, training… are work, not pauses).
std::vector<StateChoice> stateChoices();

/// The badge of the network: short for the header, and the same in a whole sentence.
struct SyncWords {
    QString badge; ///< "À jour, 14:02", "Hors ligne, 3 à envoyer"
    QString sentence;
};
SyncWords syncWords(const SyncView& sync, const TimeWords& time, Instant now);

} // namespace relais
