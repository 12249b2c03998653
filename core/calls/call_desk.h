#pragma once

#include "core/base/result.h"
#include "core/calls/desk_state.h"
#include "core/calls/waiting_alert.h"
#include "core/outbox/fact.h"
#include "core/outbox/listed_conflict.h"
#include "core/programmes/phone_cohorts.h"
#include "core/programmes/planned_calls.h"

#include <QFuture>
#include <QObject>

namespace relais {

/// Everything that an adviser does, one call at a time: the seam between what people see and what the desk does.
/// Owned by the composition root, lives on the interface thread, never blocks it: what touches the store answers by future.
/// After each commit `changed()` is emitted; a view-model re-reads `state()` and never patches itself.
class CallDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual const DeskState& state() const = 0;

    // signing in and out
    virtual QFuture<Result<Done>> signIn(const QString& login, const QString& password) = 0;
    virtual QFuture<Result<Done>> signOut() = 0;

    // states
    virtual void ready() = 0;
    virtual void pause(const StateReason& reason) = 0;
    virtual void activity(const StateReason& reason) = 0;
    /// Set during a call: what happens after it. The newest choice replaces another; the same again takes it back.
    virtual void after(CloseRequest::Then then, const StateReason& reason = {}) = 0;

    // the contact on screen
    virtual void dial(const PhoneNumber& number) = 0;
    virtual void hangUp() = 0;
    virtual void setIdentity(IdentityCheck check) = 0;
    virtual void markNoticeRead() = 0;
    /// The note as typed, kept as a draft in the store (debounced inside); survives a kill.
    virtual void setNote(const QString& note) = 0;
    /// The report as filled in so far, kept as a draft likewise.
    virtual void setReportDraft(const CallReport& report) = 0;
    /// What would follow if this were saved: pure, at once.
    virtual NextStepPreview preview(const CloseRequest& request) const = 0;
    /// Commits attempt, outcome, marks and promise with their outbox rows in one transaction, then brings the next contact.
    virtual QFuture<Result<Done>> close(const CloseRequest& request) = 0;
    /// Takes the last save back while `state().undo` offers it.
    virtual QFuture<Result<Done>> undo() = 0;
    /// Hands the contact back without an attempt.
    virtual QFuture<Result<Done>> giveBack() = 0;
    /// A mark at once, outside the closing of a call (emergency, death told by a third party).
    virtual QFuture<Result<Done>> mark(const MarkSet& mark) = 0;
    /// Says something of the contact on screen at once, in one transaction: a consent, a word on a pathway. ErrorCode::NotFound: nobody is there.
    virtual QFuture<Result<Done>> record(const std::vector<FactBody>& bodies) = 0;
    /// Says that a number is good after all, or bad.
    virtual QFuture<Result<Done>> markNumber(const PhoneNumber& number, bool usable) = 0;
    /// Shows the whole NIR for 10 seconds: audited by the server, so it needs the network.
    virtual QFuture<Result<QString>> revealNir() = 0;

    // somebody calls in
    virtual QFuture<Result<std::vector<PersonFound>>> search(const QString& text) = 0;
    virtual QFuture<Result<Done>> openInbound(const PersonId& person, const QString& callerNumber) = 0;

    // promises, attempts without an outcome, facts the server refused
    virtual QFuture<Result<std::vector<AgendaItem>>> agenda() = 0;
    virtual QFuture<Result<std::vector<SlotCapacity>>> slotCapacities(QDate date) = 0;
    virtual QFuture<Result<std::vector<OpenAttempt>>> openAttempts() = 0;
    virtual QFuture<Result<Done>> resumeAttempt(const AttemptId& attempt) = 0;
    virtual QFuture<Result<std::vector<RefusedFact>>> refusedFacts() = 0;
    /// Sends a refused outcome again, corrected: a new fact with `corrects`.
    virtual QFuture<Result<Done>> resend(const FactId& refused, const CloseRequest& corrected, const QString& note) = 0;
    /// What the server kept, or will never take, was read: it is listed no more.
    virtual QFuture<Result<Done>> seen(const FactId& fact) = 0;
    virtual QFuture<Result<DayCounters>> countersOfToday() = 0;

    // for a medical officer: alerts that nobody has taken
    /// As the server knows them, oldest first, without those that were taken on this desk. Needs the network.
    virtual QFuture<Result<std::vector<WaitingAlert>>> alerts() = 0;
    /// Says that she has taken an alert and what was done (≤ 400 characters, may be empty); also offline. Said twice, it is said once.
    virtual QFuture<Result<Done>> answerAlert(const PersonId& person, const FactId& alert, const QString& note) = 0;

    /// Asks for a sync now.
    virtual void syncNow() = 0;

    // for a manager or a campaign lead
    /// Facts of her centre that the server kept as conflicts, newest first. Needs the network.
    virtual QFuture<Result<std::vector<ListedConflict>>> conflicts() = 0;
    /// The calls that pathways have planned at her centre. Needs the network.
    virtual QFuture<Result<PlannedCalls>> plannedCalls() = 0;
    /// The phone cohorts of her centre, as the server chose them last. Needs the network.
    virtual QFuture<Result<PhoneCohorts>> phoneCohorts() = 0;
    /// Has one chosen anew: kept by the server, which then moves its people. The id is this desk's to give. Conflict: it is at that already.
    virtual QFuture<Result<CohortRun>> chooseCohort(const CohortRequest& request) = 0;

Q_SIGNALS:
    void changed();
    /// Something failed outside a call of ours that has its own answer; shown in the bar, never a dialog.
    void failed(const relais::Error& error);
};

} // namespace relais
