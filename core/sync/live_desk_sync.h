#pragma once

#include "core/outbox/desk_sync.h"
#include "core/sync/lease_keeper.h"
#include "core/sync/left_outboxes.h"
#include "core/sync/puller.h"
#include "core/sync/pusher.h"

namespace relais {

/// Push, pull and leases of the agent who works at this desk, with one visible state. They do not wait for each other.
/// Owned by the composition root; interface thread.
class LiveDeskSync final : public DeskSync {
    Q_OBJECT
public:
    /// At the latest; each time a little sooner, so that desks that began together do not stay together.
    static constexpr std::chrono::milliseconds pollEvery{15'000};
    static constexpr std::chrono::milliseconds pollSooner{2'250};

    LiveDeskSync(ServerApi& api, const Clock& clock, Timers& timers, Random& random);

    void start(std::shared_ptr<DeskStore> store, bool hasSession) override;
    void sendLeft(std::vector<std::shared_ptr<DeskStore>> stores, const DeskId& desk) override;
    void stop() override;
    void follow(AgentState state) override;
    void factsWait() override;
    void promiseDue() override;
    void syncNow() override;
    void giveBack(const std::vector<LeaseId>& leases, std::function<void()> then) override;

    const SyncView& view() const override { return m_view; }
    bool isAsking() const override { return m_leases.isAsking(); }
    std::optional<NoContact> nobody() const override { return m_leases.nobody(); }
    LeaseClock& leases() override { return m_leases.clock(); }
    Microseconds serverOffset() const override { return m_leases.offset(); }
    void setServerOffset(Microseconds offset) override { m_leases.setOffset(offset); }

private:
    /// Looks again after the usual time.
    void pollLater();
    void poll();
    /// Without a session: whether the server is there again.
    void probe();
    void sendAtOnce();
    void pull();
    void pulled(const std::optional<Error>& error, const Puller::Found& found);
    void heard(const std::optional<Error>& error);
    void pushed();
    void show();
    /// What the server asked for with its last answer, if it was "not now".
    std::chrono::milliseconds askedBy(const Error& error) const;

    ServerApi& m_api;
    const Clock& m_clock;
    SyncView m_view;
    std::optional<Error> m_error; ///< of the last pull or lease
    bool m_hasSession = false;
    Random& m_random;
    Backoff m_backoff;
    AskedPause m_pause;
    Pusher m_pusher;
    LeftOutboxes m_left;
    Puller m_puller;
    LeaseKeeper m_leases;
    OneShot m_poll;
    Lifeline m_lifeline;
};

} // namespace relais
