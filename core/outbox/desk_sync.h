#pragma once

#include "core/calls/desk_state.h"
#include "core/outbox/desk_store.h"
#include "core/queue/lease_clock.h"

#include <QObject>

namespace relais {

/// What keeps a desk and the server together while an agent works: a port. Owned by the composition root; interface thread;
/// never blocks, never loses: what cannot be sent stays in the store.
class DeskSync : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Begins with this store. Without a session (signed in offline) it sends what waits and asks for nothing.
    virtual void start(std::shared_ptr<DeskStore> store, bool hasSession) = 0;
    /// Sends also what other agents left unsent in these stores, as far as it was made under this enrolment.
    virtual void sendLeft(std::vector<std::shared_ptr<DeskStore>> stores, const DeskId& desk) = 0;
    /// No more contacts are asked for; what waits is still sent.
    virtual void stop() = 0;
    /// What she does now: contacts are wanted while she is ready, in a call or writing it up. Free again after a call or a pause, the next
    /// ones are asked for anew: who is to be called first may have changed meanwhile.
    virtual void follow(AgentState state) = 0;
    /// Facts were committed.
    virtual void factsWait() = 0;
    /// An own promise falls due: its contact is to be had even if enough others are held.
    virtual void promiseDue() = 0;
    virtual void syncNow() = 0;
    /// Gives leases back; `then` also when the server could not be told (they come back to it at their expiry).
    virtual void giveBack(const std::vector<LeaseId>& leases, std::function<void()> then) = 0;

    virtual const SyncView& view() const = 0;
    /// Contacts are being asked for right now.
    virtual bool isAsking() const = 0;
    /// Why the server had nobody, at its last answer.
    virtual std::optional<NoContact> nobody() const = 0;
    virtual LeaseClock& leases() = 0;
    /// Server clock minus this machine's, as last heard.
    virtual Microseconds serverOffset() const = 0;
    virtual void setServerOffset(Microseconds offset) = 0;

Q_SIGNALS:
    void viewChanged();
    /// After a commit: what the desk holds or what its agenda says is not what it was.
    void contactsChanged();
};

} // namespace relais
