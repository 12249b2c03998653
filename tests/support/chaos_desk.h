#pragma once

#include "core/accounts/session.h"
#include "core/queue/leased_contact.h"
#include "tests/support/chaos_history.h"
#include "tests/support/chaos_world.h"
#include "tests/support/http_client.h"

#include <deque>
#include <map>
#include <set>

namespace relais::test {

/// A workstation reduced to what it says and must not lose, speaking REST: it calls whom it was lent, keeps each fact until it was answered with
/// success, counts its leases by a clock that does not step, and goes to the other server when one does not answer. By its own dice it is cut
/// off in the middle of a request, killed (keeping what a desk's file keeps), put to sleep past its leases, and has its clock set wrong.
/// One thread at a time. Borrows the world.
class ChaosDesk {
public:
    struct Agent {
        QString login;
        QString password;
    };
    ChaosDesk(ChaosWorld& world, int number, Agent agent, std::uint64_t seed);

    /// One of the many things that a desk does; false when it wanted something of a server and had no answer.
    bool step();
    /// The end of the day, one try: closes what is open and sends. Whether nothing is left unsent.
    bool settle();
    /// Sends everything it ever made once more; whether all of it was answered.
    bool tellAgain();
    /// Gives back what it holds; whether the server said so.
    bool signOut();

    const ChaosHistory& history() const { return m_history; }
    DeskId id() const { return m_desk.desk; }
    /// Answers that no desk should ever get: status and operation.
    const QStringList& surprises() const { return m_surprises; }
    int kills() const { return m_kills; }
    int attempts() const { return static_cast<int>(m_history.diallings.size()); }

private:
    void act();
    struct Held {
        LeasedContact contact;
        Tick deadline{};
        std::size_t holding = 0;
    };
    struct OpenCall {
        LeasedContact contact;
        AttemptId attempt;
        std::size_t holding = 0;
        std::size_t dialling = 0;
        bool ringing = true;
    };

    void enrol();
    void signIn();
    void take();
    void call();
    void dial(Held held);
    void close();
    bool send(std::size_t most);
    void renew();
    void giveBack();
    void pull();
    void kill();
    void sleepPastLeases();
    void setClock();

    /// Nothing when no answer came, which it then has waited for or gone to the other server for.
    std::optional<HttpAnswer> ask(
        const char* method, const char* path, const QByteArray& bearer, const QJsonObject& body, bool mayBeCut = true);
    std::optional<HttpAnswer> judged(HttpAnswer answer, const char* path);
    void say(const LeasedContact& contact, FactBody body, const FactId& id, const std::optional<FactId>& corrects = std::nullopt);
    void heard(Instant serverTime) { m_offset = serverTime - wall(); }
    void endHolding(std::size_t holding, Tick at);
    void drop(std::map<LeaseId, Held>::iterator held, Tick at);
    FactId nextId() { return m_world.ids.make<FactId>(); }
    Tick now() const { return m_world.clock.monotonic(); }
    Instant wall() const { return m_world.clock.now() + m_wrong; }
    std::uint64_t roll(std::uint64_t sides) { return m_dice.next() % sides; }

    ChaosWorld& m_world;
    const int m_number;
    const Agent m_agent;
    SeededRandom m_dice;
    std::size_t m_server;

    // What its file keeps.
    DeskEnrolment m_desk;
    AgentId m_agentId;
    std::map<LeaseId, Held> m_held;
    std::set<LeaseId> m_called;     ///< an outcome was saved, whatever the server has heard
    std::set<LeaseId> m_givingBack; ///< let go of; the server has not said yet that it knows
    std::optional<OpenCall> m_open;
    std::deque<std::size_t> m_outbox; ///< in m_history.facts
    std::int64_t m_seq = 0;
    Microseconds m_offset{0};

    // What a kill takes.
    QByteArray m_token;
    QString m_cursor;
    int m_failures = 0; ///< in succession
    bool m_answered = true;

    Microseconds m_wrong{0}; ///< how far its clock on the wall is from the true time
    ChaosHistory m_history;
    std::map<FactId, std::size_t> m_places;
    QStringList m_surprises;
    int m_kills = 0;
};

} // namespace relais::test
