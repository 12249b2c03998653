#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/campaigns/campaign_spec.h"

#include <QTime>
#include <QTimeZone>

#include <memory>
#include <vector>

namespace relais {

/// A span of the day in which calls are made, in the person's local time; half-open.
struct Slot {
    QString code; ///< "9-11", "11-13", "13-14", "14-17", "17-19"
    QTime from;
    QTime until;
    bool afternoon = false; ///< the half-day it belongs to
    bool operator==(const Slot&) const = default;
};

/// A moment as the clock on the person's wall says it.
struct LocalTime {
    QDate date;
    QTime time;
    bool operator==(const LocalTime&) const = default;
};

/// Territories with their zone and holidays, hours per purpose, service hours of centres, slots: dated data of resources/calendars.
/// Immutable once loaded, so it may be asked from any thread; the changes of each zone's offset stand in a table inside.
/// An unknown territory counts as "metropole", an unknown centre has the hours of "otherCentres". A skipped hour of the wall clock counts on
/// from before the gap, of a doubled one the first is meant. Loading fails with ResourceInvalid: file, path, what was expected.
class Calendar {
public:
    static Result<Calendar> fromJson(const QByteArray& json, const QString& fileName);
    /// "france" (what ships for real use) or "demo" (open at any hour).
    static Result<Calendar> shipped(const QString& name);

    const std::vector<Slot>& slotsOfDay() const;
    const Slot* slotOf(const LocalTime& at) const;
    LocalTime localTime(Instant at, const QString& territory) const;
    Instant instantOf(const LocalTime& at, const QString& territory) const;
    Instant startOf(QDate date, const QString& territory) const; ///< its midnight
    bool isHoliday(QDate date, const QString& territory) const;
    /// Opening windows of that local day for a purpose, the centre's service hours already applied; empty: closed.
    std::vector<Window> openWindows(QDate date, Purpose purpose, const QString& territory, const CentreId& centre) const;
    bool isOpen(Instant at, Purpose purpose, const QString& territory, const CentreId& centre) const;
    /// The first instant from `at` on that is open, within 60 days; nothing: never opens.
    std::optional<Instant> nextOpen(Instant at, Purpose purpose, const QString& territory, const CentreId& centre) const;
    /// The same with when it closes: what is left of the first opening that ends after `at`.
    std::optional<Window> nextOpening(Instant at, Purpose purpose, const QString& territory, const CentreId& centre) const;
    /// Service hours alone, on a day of the centre's own calendar: what binds a promised time, which may fall outside a purpose's ceiling.
    std::vector<Window> serviceWindows(QDate date, const CentreId& centre) const;
    bool isServiceOpen(Instant at, const CentreId& centre) const;
    std::optional<Instant> nextServiceOpen(Instant at, const CentreId& centre) const; ///< within 60 days
    /// When the service that is open at `at` ends: the end of everybody's shift there. Nothing: closed now, or open without end.
    std::optional<Instant> serviceEnd(Instant at, const CentreId& centre) const;
    /// How many promises a centre can keep in a slot: its rate by the slot's length, at least 1.
    int promisesIn(const Slot& slot, const CentreId& centre) const;
    QString territoryOfCentre(const CentreId& centre) const;
    QStringList territories() const; ///< codes, as the file lists them
    QStringList centres() const;     ///< codes of those with hours of their own
    QTimeZone zoneOf(const QString& territory) const;
    /// Territory of a French postal code ("67000" → "alsace-moselle", "97400" → "974").
    QString territoryOfPostalCode(QStringView postalCode) const;

    struct Data;
    static constexpr int horizonDays = 60; ///< how far an opening is looked for

private:
    friend class LocalCalendar;
    explicit Calendar(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
    std::shared_ptr<const Data> m_data;
};

} // namespace relais
