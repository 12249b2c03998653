#pragma once

#include "core/base/lifeline.h"
#include "core/calls/desk_ports.h"
#include "core/calls/desk_snapshot.h"
#include "core/followups/promise_rules.h"

#include <map>

namespace relais {

/// What the parts of a call desk share: the state that people see, the open store, who is signed in, what the desk holds.
/// Owned by LocalCallDesk, which outlives its parts; interface thread.
class DeskContext {
public:
    explicit DeskContext(DeskPorts borrowed) : ports(borrowed) {}

    DeskPorts ports;
    DeskState state;
    std::shared_ptr<DeskStore> store; ///< null: nobody has signed in yet
    SignInAnswer session;
    DeskEnrolment desk;
    DeskSnapshot snapshot;
    std::vector<Fact> inHand;                              ///< what was committed about the contact on screen since it came
    std::optional<ContactOnScreen> prepared;               ///< waits while somebody who called in is spoken to
    std::map<QDate, std::vector<SlotCapacity>> capacities; ///< of promises, as last heard for each day
    AgentState cameFrom = AgentState::Ready;               ///< into the call in hand: there she goes back
    std::optional<StateReason> cameFromReason;
    std::function<void()> changed; ///< tells whoever shows the desk
    std::function<void(const Error&)> failed;
    std::function<void()> moved; ///< she is in another state now

    /// The server's time, as far as this desk knows it.
    Instant now() const { return ports.clock.now() + ports.sync.serverOffset(); }
    std::chrono::nanoseconds monotonic() const { return ports.clock.monotonic(); }
    /// Commits are under way after which a call is on screen, or nobody is: no other call begins in between.
    bool callBegins = false;
    bool contactLeaves = false;
    bool isInCall() const; ///< a call begins, is on, or is without outcome
    /// Nothing stands against another call, or another contact on screen.
    Result<Done> mayBeginCall() const;

    /// A fact of this agent on this desk, now; its number comes with the commit.
    Fact fact(FactBody body) const;
    /// The same about the contact on screen, or about another.
    Fact factAbout(const LeasedContact& contact, FactBody body) const;
    /// Shows the state that a commit has brought her into, and lets the sync follow.
    void stands(AgentState now, std::optional<StateReason> reason = std::nullopt);
    /// A call is taken up: notes where from.
    void comesFromHere();
    /// Whether a callback can be promised, as far as this desk knows.
    PromiseVerdict verdictOn(const Window& callback) const;
    /// A change of state by itself: committed, sent, shown. One that the state machine does not know, or that changes nothing, is none.
    void enter(AgentState to, std::optional<StateReason> reason = std::nullopt);

    /// Reads what the store holds after a commit into `state`.
    void take(DeskSnapshot read);
    void publish();
    /// Shows a failure, or nothing when all went well; true when it went well.
    template <typename T>
    bool wentWell(const Result<T>& result)
    {
        if (!result) {
            failed(result.error());
        }
        return result.has_value();
    }
    /// The history of the contact on screen with what was done since.
    ContactHistory historyInHand() const;

private:
    void listWaiting();

    Lifeline m_lifeline;
};

/// "Rousseau M."
QString nameInList(const PersonIdentity& identity);
/// "Marguerite ROUSSEAU"
QString nameInFull(const PersonIdentity& identity);

} // namespace relais
