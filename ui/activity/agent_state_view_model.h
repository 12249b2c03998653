#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "ui/words/activity_words.h"

namespace relais {

/// Who is at work, in which state and for how long, the badge of the network, the offer to undo: what the header shows.
/// Interface thread; `tick()` about once a second.
class AgentStateViewModel : public QObject {
    Q_OBJECT
public:
    AgentStateViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent = nullptr);

    bool isSignedIn() const { return m_desk.state().agent.has_value(); }
    AgentState agentState() const { return m_desk.state().agentState; }
    QString agentText() const; ///< "Marie L. · ICS · Albi"
    QString stateText() const; ///< "En appel", "En pause, déjeuner"
    QString clockText() const; ///< time in this state
    QString afterText() const; ///< "puis pause", "dernier appel", empty
    SyncState syncState() const { return m_desk.state().sync.state; }
    SyncWords sync() const;
    int refused() const { return m_desk.state().sync.refused; }
    QString lineText() const;
    bool isPauseAfter() const { return m_desk.state().pauseAfter; }
    bool hasContact() const { return m_desk.state().contact.has_value(); }
    bool isLastCall() const { return m_desk.state().signOutAfter; }
    bool isInCall() const; ///< a contact is on screen that cannot simply be left
    bool canBeReady() const;
    bool canGiveBack() const; ///< a contact that nobody has begun to call

    bool undoOffered() const;
    QString undoText() const; ///< "Rousseau M. : Absent, enregistré"
    int undoSeconds() const;
    void undo();

    void ready();
    void take(const StateChoice& choice);
    void pauseAfter();
    void lastCall();
    void signOut();
    void syncNow() { m_desk.syncNow(); }
    void tick();

Q_SIGNALS:
    void changed();
    void clockChanged();
    void failed(const QString& sentence);

private:
    CallDesk& m_desk;
    const Clock& m_clock;
    TimeWords m_time;
    bool m_undoShown = false;
};

} // namespace relais
