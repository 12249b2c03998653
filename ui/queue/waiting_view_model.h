#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "ui/words/queue_words.h"

namespace relais {

/// One line of what waits: "14:00  Rousseau M. — rappel promis".
struct WaitingRow {
    QString time;
    QString name;
    QString detail;
    bool late = false;
    bool current = false;
    bool operator==(const WaitingRow&) const = default;
};

/// The left column: who is next, and what the day still holds; and what to say when there is nobody. Interface thread.
class WaitingViewModel : public QObject {
    Q_OBJECT
public:
    WaitingViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent = nullptr);

    std::vector<WaitingRow> now() const { return rows(m_desk.state().now); }
    std::vector<WaitingRow> today() const { return rows(m_desk.state().today); }

    /// What stands in the middle when nobody is on screen.
    enum class Idle { Contact, Looking, Nobody, Pause, Activity, Start };
    Idle idle() const;
    NoContactWords idleWords() const;
    /// Lateness grows by itself: said again about every half minute.
    void tick() { Q_EMIT changed(); }
    int openAttempts() const { return m_desk.state().openAttempts; }

Q_SIGNALS:
    void changed();

private:
    std::vector<WaitingRow> rows(const std::vector<WaitingContact>& waiting) const;

    CallDesk& m_desk;
    const Clock& m_clock;
    TimeWords m_time;
};

} // namespace relais
