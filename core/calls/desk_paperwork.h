#pragma once

#include "core/base/promised.h"
#include "core/calls/call_desk.h"
#include "core/calls/call_in_hand.h"
#include "core/calls/hand_out.h"

namespace relais {

/// What is not a call: agenda, attempts without an outcome, refused facts, counters, marks and numbers by themselves.
/// A part of LocalCallDesk; interface thread.
class DeskPaperwork {
public:
    DeskPaperwork(DeskContext& desk, HandOut& handOut, CallInHand& call) : m_desk(desk), m_handOut(handOut), m_call(call) {}

    QFuture<Result<std::vector<AgendaItem>>> agenda();
    QFuture<Result<std::vector<SlotCapacity>>> slotCapacities(QDate date);
    QFuture<Result<std::vector<OpenAttempt>>> openAttempts();
    QFuture<Result<Done>> resumeAttempt(const AttemptId& attempt);
    QFuture<Result<std::vector<RefusedFact>>> refusedFacts();
    QFuture<Result<Done>> resend(const FactId& refused, const CloseRequest& corrected, const QString& note);
    QFuture<Result<Done>> seen(const FactId& fact);
    QFuture<Result<DayCounters>> countersOfToday();
    QFuture<Result<Done>> mark(const MarkSet& mark);
    QFuture<Result<Done>> record(const std::vector<FactBody>& bodies);
    QFuture<Result<Done>> markNumber(const PhoneNumber& number, bool usable);

private:
    void resumed(const UnclosedAttempt& attempt);

    DeskContext& m_desk;
    HandOut& m_handOut;
    CallInHand& m_call;
    Lifeline m_lifeline;
};

/// What was done, out of the facts that did it: corrections replace, retractions take away. Pure.
DayCounters countersOf(const std::vector<KeptFact>& facts, const OutcomeCatalogue& outcomes);

} // namespace relais
