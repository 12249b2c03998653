#include "app/adapters/qt_timers.h"

#include <QTimer>

namespace relais {

QtTimers::QtTimers() = default;
QtTimers::~QtTimers() = default;

Timers::Id QtTimers::after(std::chrono::milliseconds delay, std::function<void()> call)
{
    const Id id = ++m_last;
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [this, id, call = std::move(call)] {
        // The timer is inside its own signal: it goes once that has returned.
        auto node = m_pending.extract(id);
        if (node) {
            node.mapped().release()->deleteLater();
            call();
        }
    });
    timer->start(delay);
    m_pending.emplace(id, std::move(timer));
    return id;
}

void QtTimers::cancel(Id id)
{
    auto node = m_pending.extract(id);
    if (node) {
        node.mapped()->stop();
        node.mapped().release()->deleteLater();
    }
}

} // namespace relais
