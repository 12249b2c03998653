#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "core/queue/calendar.h"

#include <QObject>

namespace relais {

/// A span of the day in which a callback can be promised, with what is still free.
struct CallbackSlot {
    QString text; ///< "14 h–17 h"
    QTime from;
    QTime until;
    QString capacity; ///< "3 places", "complet"
    bool full = false;
    bool past = false;
    bool operator==(const CallbackSlot&) const = default;
};

/// When to call back: a day, a slot of it or an exact time, mine or anyone's, and why. Times are in the person's zone.
/// Owned by the closing of a call; interface thread. Capacities come from the desk and may be unknown offline: then they are left out.
class CallbackViewModel : public QObject {
    Q_OBJECT
public:
    CallbackViewModel(CallDesk& desk, const Calendar& calendar, const Clock& clock, QObject* parent = nullptr);

    void start(const ContactOnScreen& contact);

    /// The next days on which she may be called, today first.
    struct Day {
        QDate date;
        QString text; ///< "aujourd’hui", "jeudi"
        bool operator==(const Day&) const = default;
    };
    const std::vector<Day>& days() const { return m_days; }
    QDate date() const { return m_date; }
    void setDate(QDate date);
    const std::vector<CallbackSlot>& slotRows() const { return m_slots; }
    int chosenSlot() const { return m_slot; } ///< -1: an exact time, or nothing yet
    void chooseSlot(int index);
    std::optional<QTime> exactTime() const { return m_exact; }
    void setExactTime(std::optional<QTime> time);
    bool isMine() const { return m_mine; }
    void setMine(bool mine);
    const QString& reason() const { return m_reason; }
    void setReason(const QString& reason);

    bool isChosen() const { return m_slot >= 0 || m_exact.has_value(); }
    Window window() const;

    /// What had been promised with a save that was taken back.
    void restore(const Window& window, bool mine, const QString& reason);
    /// No callback after all: the moment is put by, not lost.
    void setAside();
    /// The moment that was put by is chosen again, if none has been since.
    void offerAgain();

Q_SIGNALS:
    void changed();

private:
    void rebuild();
    void rebuildDays();
    void askCapacities();
    /// When a slot of the chosen day begins for her, or now while it lasts.
    Instant begins(QTime from, QTime until) const;
    /// Capacities are those of the centre's slots on the chosen day: the one that holds this instant, if any does.
    const SlotCapacity* capacityAt(Instant at) const;

    CallDesk& m_desk;
    const Calendar& m_calendar;
    const Clock& m_clock;
    QString m_territory;
    Purpose m_purpose = Purpose::Care;
    std::vector<Day> m_days;
    QDate m_date;
    std::vector<CallbackSlot> m_slots;
    std::vector<SlotCapacity> m_capacities;
    int m_slot = -1;
    std::optional<QTime> m_exact;
    int m_slotAside = -1;
    std::optional<QTime> m_exactAside;
    bool m_mine = true;
    QString m_reason;
};

} // namespace relais
