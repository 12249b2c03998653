#pragma once

#include "core/calls/call_desk.h"
#include "core/calls/closing.h"
#include "core/calls/desk_alerts.h"
#include "core/calls/desk_paperwork.h"
#include "core/calls/desk_session.h"
#include "core/calls/inbound_call.h"

#include <set>

namespace relais {

/// The call desk over a local store that is kept level with the server: what people do is committed here first.
/// Each concern is a part of its own; this puts them together. Owned by the composition root; interface thread.
class LocalCallDesk final : public CallDesk {
    Q_OBJECT
public:
    explicit LocalCallDesk(const DeskPorts& ports);

    const DeskState& state() const override { return m_desk.state; }
    QFuture<Result<Done>> signIn(const QString& login, const QString& password) override
    {
        return m_session.signIn(login, password);
    }
    QFuture<Result<Done>> signOut() override;
    void ready() override;
    void pause(const StateReason& reason) override { leaveFor(AgentState::Pause, reason); }
    void activity(const StateReason& reason) override { leaveFor(AgentState::Activity, reason); }
    void after(CloseRequest::Then then, const StateReason& reason) override { m_closing.after(then, reason); }
    void dial(const PhoneNumber& number) override;
    void hangUp() override { m_call.hangUp(); }
    void setIdentity(IdentityCheck check) override { m_call.setIdentity(check); }
    void markNoticeRead() override { m_call.markNoticeRead(); }
    void setNote(const QString& note) override { m_call.setNote(note); }
    void setReportDraft(const CallReport& report) override { m_call.setReportDraft(report); }
    NextStepPreview preview(const CloseRequest& request) const override { return m_closing.preview(request); }
    QFuture<Result<Done>> close(const CloseRequest& request) override;
    QFuture<Result<Done>> undo() override { return m_closing.undo(); }
    QFuture<Result<Done>> giveBack() override;
    QFuture<Result<Done>> mark(const MarkSet& mark) override { return m_paperwork.mark(mark); }
    QFuture<Result<Done>> record(const std::vector<FactBody>& bodies) override { return m_paperwork.record(bodies); }
    QFuture<Result<Done>> markNumber(const PhoneNumber& number, bool usable) override
    {
        return m_paperwork.markNumber(number, usable);
    }
    QFuture<Result<QString>> revealNir() override;
    QFuture<Result<std::vector<PersonFound>>> search(const QString& text) override { return m_inbound.search(text); }
    QFuture<Result<Done>> openInbound(const PersonId& person, const QString& callerNumber) override
    {
        return m_inbound.open(person, callerNumber);
    }
    QFuture<Result<std::vector<AgendaItem>>> agenda() override { return m_paperwork.agenda(); }
    QFuture<Result<std::vector<SlotCapacity>>> slotCapacities(QDate date) override { return m_paperwork.slotCapacities(date); }
    QFuture<Result<std::vector<OpenAttempt>>> openAttempts() override { return m_paperwork.openAttempts(); }
    QFuture<Result<Done>> resumeAttempt(const AttemptId& attempt) override { return m_paperwork.resumeAttempt(attempt); }
    QFuture<Result<std::vector<RefusedFact>>> refusedFacts() override { return m_paperwork.refusedFacts(); }
    QFuture<Result<Done>> resend(const FactId& refused, const CloseRequest& corrected, const QString& note) override
    {
        return m_paperwork.resend(refused, corrected, note);
    }
    QFuture<Result<Done>> seen(const FactId& fact) override { return m_paperwork.seen(fact); }
    QFuture<Result<DayCounters>> countersOfToday() override { return m_paperwork.countersOfToday(); }
    QFuture<Result<std::vector<ListedConflict>>> conflicts() override;
    QFuture<Result<PlannedCalls>> plannedCalls() override;
    QFuture<Result<PhoneCohorts>> phoneCohorts() override;
    QFuture<Result<CohortRun>> chooseCohort(const CohortRequest& request) override;
    QFuture<Result<std::vector<WaitingAlert>>> alerts() override { return m_alerts.waiting(); }
    QFuture<Result<Done>> answerAlert(const PersonId& person, const FactId& alert, const QString& note) override
    {
        return m_alerts.answer(person, alert, note);
    }
    void syncNow() override { m_desk.ports.sync.syncNow(); }

private:
    void leaveFor(AgentState state, const StateReason& reason);
    void rereadHoldings();
    /// The next moment at which a promise begins to be hers, or everybody's.
    void watchPromises();
    /// A promise that she holds and cannot come to in time, being in a call or away, goes back once: a free colleague is offered it.
    void offerLatePromises();
    RetryRules retryOf(const CampaignCode& code) const;

    DeskContext m_desk;
    HandOut m_handOut;
    CallInHand m_call;
    Closing m_closing;
    DeskSession m_session;
    InboundCall m_inbound;
    DeskPaperwork m_paperwork;
    DeskAlerts m_alerts;
    OneShot m_promises;
    std::set<PromiseId> m_offered;
    Lifeline m_lifeline;
};

} // namespace relais
