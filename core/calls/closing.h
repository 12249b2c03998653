#pragma once

#include "core/base/one_shot.h"
#include "core/base/promised.h"
#include "core/calls/call_desk.h"
#include "core/calls/call_in_hand.h"
#include "core/calls/close_rules.h"
#include "core/calls/hand_out.h"
#include "core/followups/promise_rules.h"

namespace relais {

/// Saving what came of a call, and taking it back for ten seconds. One save is one transaction: outcome, number, marks, promise,
/// state, drafts and contact together with their outbox rows. A part of LocalCallDesk; interface thread.
class Closing {
public:
    Closing(DeskContext& desk, HandOut& handOut, CallInHand& call)
        : m_desk(desk), m_handOut(handOut), m_call(call), m_expiry(desk.ports.timers)
    {}

    NextStepPreview preview(const CloseRequest& request) const;
    QFuture<Result<Done>> close(const CloseRequest& request, std::function<void()> signOut);
    QFuture<Result<Done>> undo();
    void after(CloseRequest::Then then, const StateReason& reason);
    /// Whether just this is chosen for after the call.
    bool isAfter(CloseRequest::Then then, const StateReason& reason) const;
    /// No more taking back: she dialled again, or left.
    void forgetUndo();

private:
    struct Saved {
        std::vector<Fact> facts;
        UnclosedAttempt attempt;
        ContactOnScreen shown;
        CallView call;
        std::vector<AgendaPromise> agendaBefore; ///< of this person
        CloseRequest chosen;
        AgentState cameFrom = AgentState::Ready;
        std::optional<StateReason> cameFromReason;
    };

    Result<Done> mayClose(const CloseRequest& request) const;
    UnclosedAttempt attemptInHand() const;
    /// What this outcome says of her pathways.
    std::vector<FactBody> pathwaysOf(
        const AttemptId& attempt, const CloseRequest& request, const std::vector<Fact>& inHand) const;
    /// Why whoever enrols cannot join like this; nothing: she can, or there is nothing to join.
    std::optional<JoiningObstacle> joiningObstacleOf(const CloseRequest& request) const;
    /// Of the report of a fruitful call; empty: all that her pathway asks for is there.
    QStringList missingFieldsOf(const CloseRequest& request) const;
    /// What follows: as asked with the save, or as chosen during the call.
    CloseRequest::Then thenOf(const CloseRequest& request) const;
    void saved(CloseRequest::Then then, const AgentStateChanged& change, const std::function<void()>& signOut);

    DeskContext& m_desk;
    HandOut& m_handOut;
    CallInHand& m_call;
    std::optional<Saved> m_saved;
    bool m_saving = false;
    OneShot m_expiry;
    Lifeline m_lifeline;
};

} // namespace relais
