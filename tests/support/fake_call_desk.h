#pragma once

#include "core/calls/call_desk.h"
#include "tests/support/test_clock.h"

#include <QPromise>

#include <map>

namespace relais::test {

/// A desk that keeps state and has neither store, server nor line: what the interface is tried against.
/// Its people are invented; its campaigns are the shipped ones. A test drives the telephone by `answer` and `hangUpByThem`.
class FakeCallDesk final : public CallDesk {
    Q_OBJECT
public:
    explicit FakeCallDesk(TestClock& clock);

    // what a test arranges
    void signInAs(Role role);            ///< at once
    void bring(ContactOnScreen contact); ///< on screen, nothing dialled
    void queue(ContactOnScreen contact); ///< the next one after a save
    void answer();
    void endCall(LineCause cause, std::optional<OutcomeCode> proposed);
    void goOffline();
    void refuse(const RefusedFact& fact);
    void say(); ///< emits changed()
    DeskState& edit() { return m_state; }
    bool nirIsLate = false; ///< the NIR is told when a test says `answerNir`
    void answerNir();
    std::optional<Error> nextError;        ///< the next act that answers fails with it
    std::map<QString, PersonFound> people; ///< found by a part of the name
    std::vector<AgendaItem> promised;
    std::vector<OpenAttempt> unfinished;
    std::vector<WaitingAlert> alertsWaiting;
    std::vector<ListedConflict> conflictsListed;
    PlannedCalls centrePlanned{QDate(2026, 11, 2)};
    PhoneCohorts centreCohorts;
    std::vector<CohortRequest> cohortsAsked; ///< each stands as the open run of its pathway until the test ends it

    // what a test looks at
    std::vector<CloseRequest> closed;
    std::vector<MarkSet> marked;
    std::vector<FactBody> recorded;
    std::vector<QString> notes;
    std::vector<AlertAnswered> alertAnswers;
    int undone = 0;
    int givenBack = 0;
    int revealed = 0;
    int resent = 0;
    int seenFacts = 0;
    CloseRequest correction; ///< the last one that was sent again
    std::optional<PersonId> inbound;

    const DeskState& state() const override { return m_state; }
    QFuture<Result<Done>> signIn(const QString& login, const QString& password) override;
    QFuture<Result<Done>> signOut() override;
    void ready() override;
    void pause(const StateReason& reason) override;
    void activity(const StateReason& reason) override;
    void after(CloseRequest::Then then, const StateReason& reason) override;
    void dial(const PhoneNumber& number) override;
    void hangUp() override;
    void setIdentity(IdentityCheck check) override;
    void markNoticeRead() override;
    void setNote(const QString& note) override;
    void setReportDraft(const CallReport& report) override;
    NextStepPreview preview(const CloseRequest& request) const override;
    QFuture<Result<Done>> close(const CloseRequest& request) override;
    QFuture<Result<Done>> undo() override;
    QFuture<Result<Done>> giveBack() override;
    QFuture<Result<Done>> mark(const MarkSet& mark) override;
    QFuture<Result<Done>> record(const std::vector<FactBody>& bodies) override;
    QFuture<Result<Done>> markNumber(const PhoneNumber& number, bool usable) override;
    QFuture<Result<QString>> revealNir() override;
    QFuture<Result<std::vector<PersonFound>>> search(const QString& text) override;
    QFuture<Result<Done>> openInbound(const PersonId& person, const QString& callerNumber) override;
    QFuture<Result<std::vector<AgendaItem>>> agenda() override;
    QFuture<Result<std::vector<SlotCapacity>>> slotCapacities(QDate date) override;
    QFuture<Result<std::vector<OpenAttempt>>> openAttempts() override;
    QFuture<Result<Done>> resumeAttempt(const AttemptId& attempt) override;
    QFuture<Result<std::vector<RefusedFact>>> refusedFacts() override;
    QFuture<Result<Done>> resend(const FactId& refused, const CloseRequest& corrected, const QString& note) override;
    QFuture<Result<Done>> seen(const FactId& fact) override;
    QFuture<Result<DayCounters>> countersOfToday() override;
    QFuture<Result<std::vector<WaitingAlert>>> alerts() override;
    QFuture<Result<std::vector<ListedConflict>>> conflicts() override;
    QFuture<Result<Done>> answerAlert(const PersonId& person, const FactId& alert, const QString& note) override;
    QFuture<Result<PlannedCalls>> plannedCalls() override;
    QFuture<Result<PhoneCohorts>> phoneCohorts() override;
    QFuture<Result<CohortRun>> chooseCohort(const CohortRequest& request) override;
    void syncNow() override;

private:
    void setAgentState(AgentState state, std::optional<StateReason> reason = {});
    void show(ContactOnScreen contact);
    void bringNext();
    std::optional<Error> takeError();

    TestClock& m_clock;
    DeskState m_state;
    std::vector<ContactOnScreen> m_queue;
    std::optional<ContactOnScreen> m_last;
    int m_showings = 0;
    std::int64_t m_recordSeq = 0;
    std::vector<RefusedFact> m_refused;
    std::optional<QPromise<Result<QString>>> m_lateNir;
};

/// An invented member in coaching, as a nurse sees her: Marguerite Rousseau, with exams, goals and a hand-over.
ContactOnScreen someMember(Instant now);
/// An invented person of the campaign list, as an enrolment caller sees him: no health data at all.
ContactOnScreen someTarget(Instant now);

} // namespace relais::test
