#pragma once

#include "app/adapters/sodium_sealer.h"
#include "core/calls/local_call_desk.h"
#include "core/sync/live_desk_sync.h"
#include "db/desk/sqlite_desk_stores.h"
#include "tests/support/fake_hasher.h"
#include "tests/support/fake_line.h"
#include "tests/support/fake_server.h"
#include "tests/support/manual_timers.h"
#include "tests/support/sample_people.h"

#include <QTemporaryDir>

namespace relais::test {

/// What stays when a workstation is killed: its disk; and what is not of it: the server, the time.
struct DeskWorld {
    DeskWorld();

    QTemporaryDir folder;
    TestLoop loop;
    TestClock clock{instantFromText(u"2026-11-03T09:00:00Z").value()}; ///< a Tuesday, 10 h in Paris
    FakeServer server{loop, clock};
    RuleBook rules;
    QByteArray key = QByteArray(SodiumSealer::keyBytes, 'k');
    std::uint64_t starts = 0; ///< seeds each workstation: chance never plays the same twice

    /// `n` contacts wait in the server's queue.
    void fillQueue(int n);
    QString storePath() const;
};

/// A whole workstation without its windows: the real call desk, sync and store, with a fake line and server. Destroying it is a kill:
/// nothing is said to anybody. Made again over the same world, it starts from what the disk holds.
class DeskHarness {
public:
    explicit DeskHarness(DeskWorld& world, const QString& folder = {});
    ~DeskHarness();

    DeskWorld& world;
    FakeLine line;
    ManualTimers timers{world.clock};
    SeededRandom random{++world.starts};
    IdMaker ids{world.clock, random};
    SodiumSealer sealer{world.key};
    LoopBackground background{world.loop};
    FakeHasher hasher;
    SqliteDeskStores stores;
    LiveDeskSync sync{world.server, world.clock, timers, random};
    LocalCallDesk desk;
    std::vector<Error> failures;

    /// Runs until nothing is under way any more, without moving the time.
    void settle();
    /// Moves the time on, settling at each step.
    void advance(std::chrono::milliseconds by);
    /// Goes on until something holds, also where another store than the agent's own has to answer first; false when it never does.
    bool advanceUntil(const std::function<bool()>& holds);
    /// Waits for an answer.
    template <typename T>
    Result<T> get(const QFuture<Result<T>>& future)
    {
        if (!world.loop.runUntil([&] { return future.isFinished(); })) {
            return failure(ErrorCode::Cancelled, QStringLiteral("no answer within ten seconds"));
        }
        return future.result();
    }
    const DeskState& state() const { return desk.state(); }
    PersonId onScreen() const { return state().contact ? state().contact->contact.person.id : PersonId(); }

    Result<Done> signIn(const QString& password = QStringLiteral("motdepasse"), const QString& login = QStringLiteral("marie"));
    /// Signed in, ready, the first contact on screen.
    void begin();
    /// Dials the first number of whoever is on screen.
    void dial();
    void talk(std::chrono::seconds span = std::chrono::seconds(60));
    static CloseRequest outcome(OutcomeCode code);
    /// The person has told who she is and heard the notice of a first contact.
    void identify();
    /// Closes as `outcome` says; identifies her first where that is needed.
    Result<Done> close(OutcomeCode code);
};

} // namespace relais::test
