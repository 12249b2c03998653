#pragma once

#include "tests/support/chaos_centre.h"
#include "tests/support/chaos_rules.h"

#include <functional>
#include <thread>

namespace relais::test {

/// How much. The everyday size fits in about forty seconds on two cores; RELAIS_CHAOS_DESKS, RELAIS_CHAOS_STEPS (of one desk) and
/// RELAIS_CHAOS_KILLS change it, RELAIS_CHAOS_SEED plays the choices of a run again (not the order in which threads happen to run).
struct ChaosSize {
    int desks = 200;
    int steps = 30;
    int kills = 10;
    std::uint64_t seed = 1;

    static ChaosSize everyday();
    /// 200 kills, with steps to match.
    static ChaosSize nightLong();
    /// Rows of the list; a third of such a list may be called.
    int people() const { return 2000 + desks * steps; }
    /// Fewer calls than that, and the run has shown nothing.
    int leastAttempts() const { return desks * steps / 20; }
    QString text() const;
};

/// Lets the desks of a centre work on a few threads while servers, and whatever else is given, are killed and started again and the network is
/// cut. Then everything heals, the desks send what they hold and sign out, and the rules judge. The test's thread, which starts the others.
class ChaosRun {
public:
    /// Kills something beside the servers and brings it back, or not yet: the database.
    struct Victim {
        std::function<void()> kill;
        std::function<bool()> start;
    };
    ChaosRun(ChaosCentre& centre, ChaosStore& store, const ChaosSize& size, std::optional<Victim> database = std::nullopt);
    ~ChaosRun();

    /// All of it. False when the run itself could not be made (something did not start again, a desk could not sign out): `said()`.
    bool play();
    /// After play().
    std::vector<ChaosFault> faults();
    QStringList surprises() const;
    /// Everybody who was ever lent to one of the desks.
    std::vector<PersonId> peopleLent();
    int attempts() const;
    int kills() const { return m_serverKills + m_databaseKills; }
    /// What happened, in numbers.
    QString told() const;
    QString said() const { return m_said; }

private:
    void work(std::size_t worker);
    bool killSomething();
    void cutSomething();
    void waitForSteps(int steps);
    /// Until nobody is left who is due and not ready, and no lease, or for a minute.
    void waitForKeeper();
    bool end();
    bool all(const std::function<bool(ChaosDesk&)>& what);
    ChaosHistory history();
    ChaosHistory historySoFar();
    bool failed(const QString& what);

    ChaosCentre& m_centre;
    ChaosStore& m_store;
    const ChaosSize m_size;
    std::optional<Victim> m_database;
    SeededRandom m_dice;
    ChaosWorld m_world;
    std::vector<std::unique_ptr<ChaosDesk>> m_desks;
    std::vector<std::unique_ptr<std::mutex>> m_deskLocks;
    std::vector<std::thread> m_workers;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_working = 0;
    int m_serverKills = 0;
    int m_databaseKills = 0;
    std::vector<ChaosFault> m_faultsMeanwhile;
    QString m_said;
};

} // namespace relais::test
