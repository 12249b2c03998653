#include "core/sync/left_outboxes.h"

namespace relais {

LeftOutboxes::LeftOutboxes(ServerApi& api, const Clock& clock, Timers& timers, Random& random, std::function<void()> changed)
    : m_changed(std::move(changed)), m_step(timers), m_pusher(api, clock, timers, random, [this] { pushed(); })
{}

void LeftOutboxes::send(std::vector<std::shared_ptr<DeskStore>> stores, const DeskId& desk)
{
    m_desk = desk;
    m_stores.insert(m_stores.end(), stores.begin(), stores.end());
    if (!m_current) {
        next();
    }
}

void LeftOutboxes::now()
{
    if (m_current) {
        m_pusher.now();
    }
}

void LeftOutboxes::next()
{
    m_current.reset();
    if (m_stores.empty()) {
        m_pusher.use(nullptr);
        return;
    }
    auto store = m_stores.front();
    m_stores.pop_front();
    store->remote(
        [](RemoteWork& work) -> Result<QString> {
            // All that waits may be what was too large once (Pusher::use).
            work.deliveries.resendTooLarge();
            const auto first = work.deliveries.pending(1);
            return first.empty() ? QString() : first.front().value(QStringLiteral("desk_id")).toString();
        },
        m_lifeline.guard([this, store](const Result<QString>& desk) {
            if (!desk || *desk != m_desk.text()) {
                next();
                return;
            }
            m_current = store;
            m_pusher.use(store);
        }));
}

void LeftOutboxes::pushed()
{
    const bool done = m_current && !m_pusher.isSending() && !m_pusher.error() && m_pusher.waiting().unsent == 0;
    if (done) {
        // Not from within its own call.
        m_step.start(std::chrono::milliseconds(0), [this] { next(); });
    }
    m_changed();
}

} // namespace relais
