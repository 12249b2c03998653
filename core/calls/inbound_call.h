#pragma once

#include "core/base/promised.h"
#include "core/calls/call_in_hand.h"
#include "core/calls/hand_out.h"

namespace relais {

/// Somebody calls in: look-up on the server (and, when it is away, among the people lent or promised to this desk), the audited
/// opening of a file, and the contact recorded while the prepared one waits. A part of LocalCallDesk; interface thread.
class InboundCall {
public:
    InboundCall(DeskContext& desk, HandOut& handOut, CallInHand& call) : m_desk(desk), m_handOut(handOut), m_call(call) {}

    QFuture<Result<std::vector<PersonFound>>> search(const QString& text);
    QFuture<Result<Done>> open(const PersonId& person, const QString& callerNumber);

private:
    std::vector<PersonFound> searchHere(const QString& text) const;
    std::optional<LeasedContact> contactHere(const PersonId& person) const;
    void begin(LeasedContact contact, const QString& callerNumber, const Promised<Done>& answer);

    DeskContext& m_desk;
    HandOut& m_handOut;
    CallInHand& m_call;
    Lifeline m_lifeline;
};

} // namespace relais
