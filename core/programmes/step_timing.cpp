#include "core/programmes/step_timing.h"

#include "core/programmes/message_hours.h"
#include "core/programmes/step_choice.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int mostDaysBack = 400;

/// An anchor with its day on the calendar of the place, which several spans are counted from.
struct Anchored {
    Instant at;
    QDate day;
    Anchored(Instant when, const StepPlace& place) : at(when), day(place.local.dateOf(when)) {}
};

/// An anchor and a span, as an instant: days and months on the calendar of the place, hours on the clock.
Instant placed(const Anchored& anchor, const CivilSpan& span, const StepPlace& place, bool endOfDay = false)
{
    if (span.isTime()) {
        return anchor.at + span.time;
    }
    const QDate day = span.from(anchor.day);
    return place.local.startOf(endOfDay ? day.addDays(1) : day);
}

/// May it come by SMS or e-mail? Then a machine sends it, at hours of its own.
bool isMessage(const ProtocolStep& step)
{
    return step.choice ? std::any_of(step.choice->offered.begin(), step.choice->offered.end(), isElectronic)
                       : isElectronic(step.channel);
}

/// When a step of ours may be on that day; empty: not at all.
std::vector<Window> openingsOf(QDate day, bool message, const StepPlace& place)
{
    return message ? messageHoursOn(day, place) : place.local.openWindows(day, place.purpose);
}

/// The first opening from `at` on, or what is left of it; nothing: none within two months.
std::optional<Window> nextOpening(Instant at, bool message, const StepPlace& place)
{
    return message ? nextMessageHours(at, place) : place.local.nextOpening(at, place.purpose);
}

/// The last opening that begins in [from, before), as a window; nothing: none.
std::optional<Window> lastOpening(Instant from, Instant before, bool message, const StepPlace& place)
{
    QDate day = place.local.dateOf(before);
    const QDate first = place.local.dateOf(from);
    for (int i = 0; i < mostDaysBack && first <= day; ++i, day = day.addDays(-1)) {
        const auto windows = openingsOf(day, message, place);
        for (auto it = windows.rbegin(); it != windows.rend(); ++it) {
            const Window cut{std::max(it->from, from), std::min(it->until, before)};
            if (cut.from < cut.until) {
                return cut;
            }
        }
    }
    return std::nullopt;
}

/// Ours: the first opening from the target on, inside the window; else the last one before it; else the first one after all.
void placeOwn(Instant target, bool message, const StepPlace& place, StepTiming& timing)
{
    const auto open = nextOpening(target, message, place);
    if (open && open->from < timing.window.until) {
        timing.due = {open->from, std::min(open->until, timing.window.until)};
        const auto dayOf = [&](Instant at) { return place.local.dateOf(at); };
        if (open->from != target && dayOf(target) != dayOf(open->from)) {
            timing.reasons.push_back({StepReason::Code::ClosedThen, target, 0});
        }
        return;
    }
    if (const auto earlier = lastOpening(timing.window.from, target, message, place)) {
        timing.due = *earlier;
        timing.reasons.push_back({StepReason::Code::MovedEarlier, target, 0});
        return;
    }
    timing.reasons.push_back({StepReason::Code::NoOpening, target, 0});
    timing.due = open ? *open : Window{target, timing.window.until};
}

/// The season of the person's place that is open on that day, else the next one; and so many years later. Whole, even where the day lies
/// inside: a birthday in January makes no short season of every winter.
Window seasonFrom(const ProtocolStep& step, QDate day, int yearsOn, const StepPlace& place)
{
    const auto own = std::find_if(step.season.begin(), step.season.end(),
        [&](const CivilSeason& one) { return one.territories.contains(place.territory); });
    const auto any =
        std::find_if(step.season.begin(), step.season.end(), [](const CivilSeason& one) { return one.territories.isEmpty(); });
    const CivilSeason& season = own != step.season.end() ? *own : any != step.season.end() ? *any : step.season.front();
    const bool overNewYear = std::pair(season.untilMonth, season.untilDay) < std::pair(season.fromMonth, season.fromDay);
    int year = day.year() - (overNewYear ? 1 : 0);
    while (QDate(year + (overNewYear ? 1 : 0), season.untilMonth, season.untilDay) < day) {
        ++year;
    }
    year += yearsOn;
    const QDate opens(year, season.fromMonth, season.fromDay);
    const QDate ends(year + (overNewYear ? 1 : 0), season.untilMonth, season.untilDay);
    return {place.local.startOf(opens), place.local.startOf(ends.addDays(1))};
}

CivilSpan times(const CivilSpan& every, int count)
{
    return {every.months * count, every.days * count, every.time * count, every.onClock};
}

/// How far one span lies from another.
CivilSpan between(const CivilSpan& from, const CivilSpan& to)
{
    if (from.isTime() || to.isTime()) {
        return {0, 0, roughLength(to) - roughLength(from), true};
    }
    return {to.months - from.months, to.days - from.days, {}, false};
}

} // namespace

StepTiming timingOf(
    const ProtocolStep& step, int occurrence, Instant anchor, std::optional<Instant> last, const StepPlace& place, bool done)
{
    StepTiming timing;
    Anchored base(anchor, place);
    CivilSpan offset = step.offset;
    if (step.repeat && occurrence > 1) {
        if (step.repeat->fromDone && last) {
            // The window keeps its slack around the new date.
            base = Anchored(placed(Anchored(*last, place), step.repeat->every, place), place);
            offset = {};
        } else {
            base = Anchored(placed(base, times(step.repeat->every, occurrence - 1), place), place);
        }
    }
    const bool rebased = step.repeat && occurrence > 1 && step.repeat->fromDone && last;
    Instant target = placed(base, offset, place);
    if (rebased) {
        timing.window = {placed(base, between(step.offset, step.earliest), place),
            placed(base, between(step.offset, step.latest), place, true)};
    } else if (!step.season.empty()) {
        const QDate first = place.local.dateOf(placed(Anchored(anchor, place), step.offset, place));
        timing.window = seasonFrom(step, first, occurrence - 1, place);
        target = timing.window.from;
    } else {
        timing.window = {placed(base, step.earliest, place), placed(base, step.latest, place, true)};
    }
    if (timing.window.until <= timing.window.from) {
        timing.window.until = timing.window.from + std::chrono::minutes(30);
    }
    target = std::clamp(target, timing.window.from, timing.window.until - std::chrono::microseconds(1));
    timing.reasons.push_back({StepReason::Code::Anchor, rebased ? *last : anchor, 0});
    timing.reasons.push_back({StepReason::Code::Offset, std::nullopt, 0});
    if (occurrence > 1) {
        timing.reasons.push_back({StepReason::Code::Repeated, std::nullopt, occurrence});
    }
    if (step.isOwn() && !done) {
        placeOwn(target, isMessage(step), place, timing);
    } else {
        timing.due = timing.window; // theirs to place, or nobody's any more
    }
    return timing;
}

Window askedTime(const Window& asked, const StepPlace& place)
{
    if (place.calendar.isServiceOpen(asked.from, place.centre)) {
        return asked;
    }
    const auto open = place.calendar.nextServiceOpen(asked.from, place.centre);
    return open ? Window{*open, std::max(asked.until, *open + std::chrono::minutes(30))} : asked;
}

} // namespace relais
