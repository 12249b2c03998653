#pragma once

#include "core/sync/pusher.h"

#include <deque>

namespace relais {

/// Sends what other agents left unsent on this desk, one outbox after the other, whoever is signed in: facts go under the desk's own
/// credential. What the server refuses stays in the outbox of whoever made it, who sees it at her next sign-in. An outbox of another
/// enrolment (another server's) is left alone. Interface thread; owned by LiveDeskSync.
class LeftOutboxes {
public:
    LeftOutboxes(ServerApi& api, const Clock& clock, Timers& timers, Random& random, std::function<void()> changed);

    void send(std::vector<std::shared_ptr<DeskStore>> stores, const DeskId& desk);
    /// The network is back: now, whatever the pause.
    void now();
    /// Of the outbox that is being sent.
    int unsent() const { return m_current ? m_pusher.waiting().unsent : 0; }

private:
    void next();
    void pushed();

    std::deque<std::shared_ptr<DeskStore>> m_stores;
    std::shared_ptr<DeskStore> m_current;
    DeskId m_desk;
    std::function<void()> m_changed;
    OneShot m_step;
    Pusher m_pusher;
    Lifeline m_lifeline;
};

} // namespace relais
