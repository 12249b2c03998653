#include "core/programmes/frequency_load.h"

namespace relais {

std::optional<CallLoadRequest> publishedFrequency(
    const Protocol& protocol, const PlannedCalls& planned, const CentreId& centre, int weeks)
{
    const auto every = callIntervalOf(protocol);
    if (!every) {
        return std::nullopt;
    }
    CallLoadRequest request;
    request.members = planned.calledOn(protocol.pathway);
    request.everyDays = *every;
    request.nurses = planned.nurses;
    request.weeks = weeks;
    request.from = planned.from;
    request.centre = centre;
    request.due = planned.dueBeside(protocol.pathway);
    return request;
}

std::vector<FrequencyLoad> loadsInForce(const ProgrammeBook& book, const PlannedCalls& planned, const CapacitySettings& settings,
    const Calendar& calendar, const CentreId& centre, QDate today)
{
    std::vector<FrequencyLoad> loads;
    for (const Protocol& protocol : book.protocols()) {
        if (planned.calledOn(protocol.pathway) == 0 || book.joinedOn(protocol.pathway, today) != &protocol) {
            continue;
        }
        const auto request = publishedFrequency(protocol, planned, centre, settings.weeks);
        const auto load = request ? callLoad(*request, settings, calendar) : Result<CallLoad>(failure(ErrorCode::InvalidInput));
        if (load) {
            loads.push_back({protocol.pathway, protocol.version, request->everyDays, *load});
        }
    }
    return loads;
}

} // namespace relais
