#include "core/programmes/call_load.h"

#include <algorithm>
#include <cmath>

namespace relais {

namespace {

constexpr int longestInterval = 3660;
constexpr int daysOfWeek = 7;
/// A load that equals the capacity but for the last bit of a sum is not above it.
constexpr double tolerance = 1e-9;

QString wrongField(const CallLoadRequest& request)
{
    const bool dueRight = request.due.size() <= 104
        && std::all_of(request.due.begin(), request.due.end(), [](int calls) { return calls >= 0 && calls <= 10'000'000; });
    return request.members < 0 || request.members > 10'000'000                                ? QStringLiteral("members")
        : request.everyDays < 1 || request.everyDays > longestInterval                        ? QStringLiteral("every")
        : !(request.nurses >= 0 && request.nurses <= 100'000)                                 ? QStringLiteral("nurses")
        : request.weeks < 1 || request.weeks > 104                                            ? QStringLiteral("weeks")
        : !request.from.isValid() || request.from.year() < 2000 || request.from.year() > 2199 ? QStringLiteral("from")
        : !dueRight                                                                           ? QStringLiteral("due")
                                                                                              : QString();
}

/// Of the week of `from`, from that day on.
int workedDaysFrom(QDate from, const std::vector<int>& weekdays, const Calendar& calendar, const QString& territory)
{
    const QDate monday = from.addDays(1 - from.dayOfWeek());
    return static_cast<int>(std::count_if(weekdays.begin(), weekdays.end(), [&](int weekday) {
        const QDate day = monday.addDays(weekday - 1);
        return day >= from && !calendar.isHoliday(day, territory);
    }));
}

/// A week that has begun and of which no worked day is left is over: what was due in it is due in the next one.
CallLoadRequest fromTheNextWorkedDay(
    CallLoadRequest request, const std::vector<int>& weekdays, const Calendar& calendar, const QString& territory)
{
    const int weekday = request.from.dayOfWeek();
    if (weekday == Qt::Monday || workedDaysFrom(request.from, weekdays, calendar, territory) > 0) {
        return request;
    }
    request.from = request.from.addDays(daysOfWeek + 1 - weekday);
    if (request.due.size() > 1) {
        request.due[1] += request.due[0];
        request.due.erase(request.due.begin());
    }
    return request;
}

std::optional<double> ratioOf(double load, double capacity)
{
    return capacity > 0 ? std::optional(load / capacity) : std::nullopt;
}

bool isAbove(double load, double capacity)
{
    return load > capacity * (1 + tolerance);
}

} // namespace

Result<CallLoad> callLoad(const CallLoadRequest& asked, const CapacitySettings& settings, const Calendar& calendar)
{
    if (const QString wrong = wrongField(asked); !wrong.isEmpty()) {
        return failure(ErrorCode::InvalidInput, wrong);
    }
    const QString territory = calendar.territoryOfCentre(asked.centre);
    const CallLoadRequest request = fromTheNextWorkedDay(asked, settings.workedWeekdays, calendar, territory);
    const double perDay = static_cast<double>(request.members) / request.everyDays;
    CallLoad answer;
    double due = 0;
    int days = 0;
    QDate from = request.from;
    for (std::size_t i = 0; i < static_cast<std::size_t>(request.weeks); ++i) {
        CallLoadWeek week;
        week.monday = from.addDays(1 - from.dayOfWeek());
        week.from = from;
        week.workedDays = workedDaysFrom(from, settings.workedWeekdays, calendar, territory);
        const int daysLeft = daysOfWeek + 1 - from.dayOfWeek();
        days += daysLeft;
        from = from.addDays(daysLeft);
        const double already = i < request.due.size() ? request.due[i] : 0;
        due += already;
        week.due = already;
        week.load = already + perDay * daysLeft;
        week.capacity = request.nurses * week.workedDays * settings.callsPerNurseDay;
        week.ratio = ratioOf(week.load, week.capacity);
        week.above = isAbove(week.load, week.capacity);
        answer.load += week.load;
        answer.capacity += week.capacity;
        answer.weeks.push_back(week);
    }
    answer.ratio = ratioOf(answer.load, answer.capacity);
    answer.above = isAbove(answer.load, answer.capacity);
    // What is due already stays due: only the rest is there for this cohort.
    const double room = std::max(0.0, answer.capacity - due) * (1 + tolerance);
    answer.largestCohort = static_cast<int>(std::min(10'000'000.0, std::floor(room * request.everyDays / days)));
    if (request.members == 0) {
        answer.shortestInterval = isAbove(due, answer.capacity) ? std::nullopt : std::optional(1);
    } else if (room > 0) {
        const double interval = std::max(1.0, std::ceil(static_cast<double>(request.members) * days / room));
        answer.shortestInterval = interval <= longestInterval ? std::optional(static_cast<int>(interval)) : std::nullopt;
    }
    return answer;
}

std::optional<int> callIntervalOf(const Protocol& protocol)
{
    std::optional<int> shortest;
    for (const ProtocolStep& step : protocol.steps) {
        if (step.channel == StepChannel::Call && step.actor == StepActor::Nurse && step.repeat && !step.repeat->every.isTime()) {
            const CivilSpan& every = step.repeat->every;
            const int days = static_cast<int>(std::lround(every.months * 365.0 / 12)) + every.days;
            if (days >= 1) {
                shortest = std::min(shortest.value_or(days), days);
            }
        }
    }
    return shortest;
}

} // namespace relais
