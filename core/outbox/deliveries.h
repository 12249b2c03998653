#pragma once

#include "core/outbox/fact.h"

#include <QJsonObject>

#include <vector>

namespace relais {

/// Why a fact counts as refused that the server did not even read: it does not take so much at a time.
inline const auto tooLargeCode = QStringLiteral("too_large");

/// Where a fact of this desk stands with the server. Stored as numbers: only ever add at the end.
enum class DeliveryState { Pending, Sent, Refused, Conflict, SettledByHand };

/// A fact of this desk together with where it stands.
struct KeptFact {
    Fact fact;
    DeliveryState state = DeliveryState::Pending;
    QString code;       ///< why refused, which conflict
    QString personName; ///< never sent
};

/// The sending side of the outbox: reads what waits, notes what the server answered. It cannot add a fact. On a database thread.
class Deliveries {
public:
    virtual ~Deliveries() = default;
    /// The oldest that wait, in order, as they are sent.
    virtual std::vector<QJsonObject> pending(int limit) = 0;
    /// Retry leaves its fact waiting.
    virtual void settle(const std::vector<FactAnswer>& answers, Instant at) = 0;
    virtual int countPending() = 0;
    virtual int countToSee() = 0;
    /// Refused ones and conflicts, newest first.
    virtual std::vector<KeptFact> toSee() = 0;
    virtual std::optional<KeptFact> fact(const FactId& id) = 0;
    /// Facts of this desk about a person, or of everybody since then, in order.
    virtual std::vector<KeptFact> ofPerson(const PersonId& person) = 0;
    virtual std::vector<KeptFact> since(Instant from) = 0;
    /// The server was restored from an older state: what it had, conflicts too, is sent again.
    virtual void resendAll() = 0;
    /// What one fact alone was too large for the server is tried again: its limits may have been set anew.
    virtual void resendTooLarge() = 0;
    /// Forgets what was sent before then.
    virtual void forgetSentBefore(Instant at) = 0;
};

} // namespace relais
