#pragma once

#include "app/adapters/sodium_sealer.h"
#include "core/sync/live_desk_sync.h"
#include "db/desk/sqlite_desk_stores.h"
#include "tests/support/manual_timers.h"
#include "tests/support/test_loop.h"

#include <stdexcept>

namespace relais::test {

/// The store of one adviser and what keeps it together with a server: a desk without its screen. Destroying it is a kill; made again over
/// the same folder it starts from what the disk holds.
class SyncedDesk {
public:
    SyncedDesk(ServerApi& api, TestClock& clock, TestLoop& loop, const QString& folder, std::uint64_t seed = 1)
        : timers(clock), m_loop(loop), m_random(seed), m_background(loop),
          m_stores(folder, m_sealer, clock, m_background, loop.executor()), sync(api, clock, timers, m_random)
    {
        std::optional<Result<std::shared_ptr<DeskStore>>> opened;
        m_stores.open(api.server(), QStringLiteral("marie"), DeskStores::Missing::Create,
            [&](Result<std::shared_ptr<DeskStore>> one) { opened = std::move(one); });
        if (!loop.runUntil([&] { return opened.has_value(); }) || !*opened) {
            throw std::runtime_error("the desk's store does not open");
        }
        m_store = **opened;
    }
    void start(bool hasSession)
    {
        sync.start(m_store, hasSession);
        sync.follow(hasSession ? AgentState::Ready : AgentState::SignedOut);
        settle();
    }
    std::shared_ptr<DeskStore> store() const { return m_store; }
    /// What the store says; `work(LocalWork&)` gives Result<T>.
    template <typename Work>
    auto ask(Work work)
    {
        using Answer = std::invoke_result_t<Work, LocalWork&>;
        std::optional<Answer> answer;
        m_store->local(std::move(work), [&](Answer given) { answer = std::move(given); });
        if (!m_loop.runUntil([&] { return answer.has_value(); }) || !*answer) {
            throw std::runtime_error("the desk's store does not answer");
        }
        return **answer;
    }
    std::vector<LeasedContact> held()
    {
        return ask([](LocalWork& work) -> Result<std::vector<LeasedContact>> { return work.contacts.held(); });
    }
    std::vector<AgendaPromise> agenda()
    {
        return ask([](LocalWork& work) -> Result<std::vector<AgendaPromise>> { return work.agenda.all(); });
    }
    FeedPosition position()
    {
        return ask([](LocalWork& work) -> Result<FeedPosition> { return work.meta.feed(); });
    }
    /// As a call would write it; the fact with its number.
    Fact say(const Fact& fact)
    {
        const Fact kept = ask([fact](LocalWork& work) -> Result<Fact> { return work.outbox.append(fact, {}); });
        sync.factsWait();
        return kept;
    }
    /// Until nothing is under way, without moving the time.
    void settle()
    {
        for (int quiet = 0; quiet < 3;) {
            const auto before = m_loop.ran();
            m_loop.run();
            (void)position();
            quiet = m_loop.ran() - before <= 1 ? quiet + 1 : 0;
        }
    }
    void advance(std::chrono::milliseconds by)
    {
        for (settle(); by.count() > 0; by -= std::chrono::milliseconds(1000)) {
            timers.advance(std::min(by, std::chrono::milliseconds(1000)));
            settle();
        }
    }

    ManualTimers timers;

private:
    TestLoop& m_loop;
    SeededRandom m_random;
    SodiumSealer m_sealer{QByteArray(SodiumSealer::keyBytes, 'k')};
    LoopBackground m_background;
    SqliteDeskStores m_stores;
    std::shared_ptr<DeskStore> m_store;

public:
    LiveDeskSync sync;
};

} // namespace relais::test
