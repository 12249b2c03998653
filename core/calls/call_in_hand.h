#pragma once

#include "core/base/one_shot.h"
#include "core/calls/desk_context.h"

namespace relais {

/// The call with the contact on screen, from the key that dials to the end that the line tells, and what is typed meanwhile.
/// An attempt is committed before the line is asked to dial. A part of LocalCallDesk; interface thread.
class CallInHand {
public:
    explicit CallInHand(DeskContext& desk);

    /// False when it may not be dialled; the failure is shown.
    bool dial(const PhoneNumber& number);
    void hangUp();
    void setIdentity(IdentityCheck check);
    void markNoticeRead();
    void setNote(const QString& note);
    void setReportDraft(const CallReport& report);
    /// Before a save: what is typed is in `state`, so no draft need follow.
    void dropPendingDraft() { m_draft.stop(); }
    /// Before leaving a contact without saving.
    void keepDraftNow();

    /// How long the person was spoken to, also while the line has not said it; and since when there is nothing but writing.
    std::chrono::milliseconds talkSoFar() const;
    std::chrono::milliseconds wrapUpSoFar() const;
    /// Somebody who called in is spoken to on this call of the line (empty: not one that the line knows).
    void adoptIncoming(const AttemptId& attempt, const PhoneNumber& number);
    const QString& incomingCallId() const { return m_incoming; }
    /// A call that is over already comes back, after so much time of writing.
    void takeUpAgain(std::chrono::milliseconds wrapUp);
    /// What the line still says of this call does not concern the desk any more; hangs up when it is on.
    void leaveCall();

private:
    Result<Done> mayDial(const PhoneNumber& number) const;
    void started(const UnclosedAttempt& attempt, const PhoneNumber& number);
    void happened(const LineEvent& event);
    void incoming(const LineEvent& event);
    void ended(const LineEvent& event);
    void endByHand();

    DeskContext& m_desk;
    OneShot m_draft;
    QString m_callId;
    QString m_incoming;
    std::optional<std::chrono::nanoseconds> m_connectedAt;
    std::optional<std::chrono::nanoseconds> m_endedAt;
    Lifeline m_lifeline;
};

} // namespace relais
