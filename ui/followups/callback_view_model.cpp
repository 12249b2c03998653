#include "ui/followups/callback_view_model.h"

#include "ui/words/time_words.h"

#include <QFuture>

#include <algorithm>
#include <utility>

namespace relais {

namespace {

/// A promise for an exact time is kept if she is called within so long.
constexpr std::chrono::minutes exactWidth{10};

} // namespace

CallbackViewModel::CallbackViewModel(CallDesk& desk, const Calendar& calendar, const Clock& clock, QObject* parent)
    : QObject(parent), m_desk(desk), m_calendar(calendar), m_clock(clock)
{}

void CallbackViewModel::start(const ContactOnScreen& contact)
{
    m_territory = contact.contact.person.territory;
    m_purpose = contact.campaign->purpose;
    rebuildDays();
    m_date = m_days.empty() ? m_calendar.localTime(m_clock.now(), m_territory).date : m_days.front().date;
    m_slot = -1;
    m_exact.reset();
    m_slotAside = -1;
    m_exactAside.reset();
    m_mine = true;
    m_reason.clear();
    m_capacities.clear();
    rebuild();
}

void CallbackViewModel::setDate(QDate date)
{
    if (date.isValid() && date != m_date) {
        m_date = date;
        m_slot = -1;
        m_slotAside = -1;
        m_capacities.clear();
        rebuild();
        askCapacities();
    }
}

void CallbackViewModel::rebuildDays()
{
    constexpr std::size_t offered = 6;
    m_days.clear();
    const auto& agent = m_desk.state().agent;
    const LocalTime now = m_calendar.localTime(m_clock.now(), m_territory);
    for (int ahead = 0; ahead < 21 && m_days.size() < offered; ++ahead) {
        const QDate date = now.date.addDays(ahead);
        const auto windows = m_calendar.openWindows(date, m_purpose, m_territory, agent ? agent->centre : CentreId());
        if (!windows.empty() && windows.back().until > m_clock.now()) {
            m_days.push_back({date, TimeWords::day(date, now.date)});
        }
    }
}

void CallbackViewModel::rebuild()
{
    const LocalTime now = m_calendar.localTime(m_clock.now(), m_territory);
    m_slots.clear();
    for (const Slot& slot : m_calendar.slotsOfDay()) {
        CallbackSlot row{TimeWords::span(slot.from, slot.until), slot.from, slot.until, {}, false,
            m_date < now.date || (m_date == now.date && slot.until <= now.time)};
        if (const SlotCapacity* capacity = capacityAt(begins(row.from, row.until))) {
            const int left = capacity->capacity - capacity->taken;
            row.full = left <= 0;
            row.capacity = left <= 0 ? tr("complet") : left == 1 ? tr("1 place") : tr("%1 places").arg(left);
        }
        m_slots.push_back(row);
    }
    Q_EMIT changed();
}

Instant CallbackViewModel::begins(QTime from, QTime until) const
{
    const Instant start = m_calendar.instantOf({m_date, from}, m_territory);
    const Instant end = m_calendar.instantOf({m_date, until}, m_territory);
    // Of a slot that has begun, the rest.
    return start < m_clock.now() && m_clock.now() < end ? m_clock.now() : start;
}

const SlotCapacity* CallbackViewModel::capacityAt(Instant at) const
{
    const auto& agent = m_desk.state().agent;
    const LocalTime there = m_calendar.localTime(at, m_calendar.territoryOfCentre(agent ? agent->centre : CentreId()));
    const auto found = std::find_if(m_capacities.begin(), m_capacities.end(), [&](const SlotCapacity& slot) {
        return there.date == m_date && slot.from <= there.time && there.time < slot.until && slot.capacity > 0;
    });
    return found != m_capacities.end() ? &*found : nullptr;
}

void CallbackViewModel::askCapacities()
{
    const QDate asked = m_date;
    m_desk.slotCapacities(asked).then(this, [this, asked](const Result<std::vector<SlotCapacity>>& answer) {
        if (answer && asked == m_date) {
            m_capacities = *answer;
            rebuild();
        }
    });
}

void CallbackViewModel::chooseSlot(int index)
{
    m_slot = index == m_slot ? -1 : index;
    m_exact.reset();
    if (m_capacities.empty()) {
        askCapacities();
    }
    Q_EMIT changed();
}

void CallbackViewModel::setExactTime(std::optional<QTime> time)
{
    m_exact = time;
    if (time) {
        m_slot = -1;
    }
    Q_EMIT changed();
}

void CallbackViewModel::setMine(bool mine)
{
    m_mine = mine;
    Q_EMIT changed();
}

void CallbackViewModel::setReason(const QString& reason)
{
    m_reason = reason.left(120);
    Q_EMIT changed();
}

void CallbackViewModel::restore(const Window& window, bool mine, const QString& reason)
{
    const LocalTime from = m_calendar.localTime(window.from, m_territory);
    const LocalTime until = m_calendar.localTime(window.until, m_territory);
    m_date = from.date;
    m_mine = mine;
    m_reason = reason;
    rebuild();
    // Of a slot that had begun, the rest was promised: its end tells which one it is.
    const auto slot = std::find_if(m_slots.begin(), m_slots.end(), [&](const CallbackSlot& one) {
        return one.until == until.time && one.from <= from.time && window.until - window.from > exactWidth;
    });
    m_slot = slot == m_slots.end() ? -1 : static_cast<int>(slot - m_slots.begin());
    m_exact = slot == m_slots.end() ? std::optional(from.time) : std::nullopt;
    Q_EMIT changed();
}

void CallbackViewModel::setAside()
{
    if (isChosen()) {
        m_slotAside = std::exchange(m_slot, -1);
        m_exactAside = std::exchange(m_exact, std::nullopt);
        Q_EMIT changed();
    }
}

void CallbackViewModel::offerAgain()
{
    if (!isChosen()) {
        m_slot = std::exchange(m_slotAside, -1);
        m_exact = std::exchange(m_exactAside, std::nullopt);
        Q_EMIT changed();
    }
}

Window CallbackViewModel::window() const
{
    QTime from = m_exact.value_or(QTime(9, 0));
    QTime until = from.addSecs(static_cast<int>(std::chrono::seconds(exactWidth).count()));
    if (m_slot >= 0 && m_slot < static_cast<int>(m_slots.size())) {
        const CallbackSlot& slot = m_slots[static_cast<std::size_t>(m_slot)];
        from = slot.from;
        until = slot.until;
    }
    const Instant start = m_slot >= 0 ? begins(from, until) : m_calendar.instantOf({m_date, from}, m_territory);
    return {start, m_calendar.instantOf({m_date, until}, m_territory)};
}

} // namespace relais
