#pragma once

#include "core/programmes/call_load.h"
#include "core/programmes/planned_calls.h"
#include "core/programmes/programme_book.h"

namespace relais {

/// What the frequency that a pathway's version says makes at a centre: of the people who are called on it, beside what the other pathways have
/// planned already. Every nurse is counted as full-time, so that the load is at least this. Nothing: none of its calls comes again.
std::optional<CallLoadRequest> publishedFrequency(
    const Protocol& protocol, const PlannedCalls& planned, const CentreId& centre, int weeks);

/// A frequency in force and its load.
struct FrequencyLoad {
    QString pathway;
    QString version;
    int everyDays = 0;
    CallLoad load;
};

/// Of every version in force in the week of `planned` on which somebody is called, in the order of the book. Pure.
std::vector<FrequencyLoad> loadsInForce(const ProgrammeBook& book, const PlannedCalls& planned, const CapacitySettings& settings,
    const Calendar& calendar, const CentreId& centre, QDate today);

} // namespace relais
