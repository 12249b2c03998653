#pragma once

#include <QString>

#include <vector>

namespace relais {

/// Everything that has a key of its own on the desk.
enum class Act {
    Help,
    Counters,
    Ready,
    Inbound,
    Dial,
    Fruitful,
    Unfruitful,
    Identity,
    ThirdParty,
    GiveBack,
    Emergency,
    Pause,
    PauseAfter,
    LastCall,
    Search,
    Agenda,
    Problems,
    Save,
    SaveAndPause,
    Undo,
    Notes,
    RevealNir,
    Notice,
    Script,
    Attempts,
    Questionnaire,
    PhysicianSheet,
    PathwayEvent,
};

/// One line of the key card. Keys are in the notation of QKeySequence; every act has one without a function key.
struct ActKeys {
    Act act{};
    QString label;   ///< "Appel entrant"
    QString meaning; ///< what it does, in a few words
    QString key;
    QString second; ///< empty: the first has no function key already
};
const std::vector<ActKeys>& actKeys();
const ActKeys& keysOf(Act act);
/// The key as it stands on a control: "⇧F12", "Ctrl+Entrée".
QString keyCap(Act act);
QString keyCapOf(const QString& sequence);

} // namespace relais
