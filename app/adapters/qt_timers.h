#pragma once

#include "core/base/timers.h"

#include <QObject>

#include <map>
#include <memory>

class QTimer;

namespace relais {

/// Timers on the event loop of the thread that made it. What is pending when it goes is never called.
class QtTimers final : public Timers {
public:
    QtTimers();
    ~QtTimers() override;
    Id after(std::chrono::milliseconds delay, std::function<void()> call) override;
    void cancel(Id id) override;

private:
    Id m_last = 0;
    std::map<Id, std::unique_ptr<QTimer>> m_pending;
};

} // namespace relais
