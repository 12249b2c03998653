#include "app/relais/make_line.h"

#include "core/telephony/tel_line.h"

namespace relais {

std::unique_ptr<Line> makeLine(const Settings& settings, const SimulationSettings& simulation, const Clock& clock, Timers& timers,
    Random& random, UrlOpener& opener)
{
    switch (settings.line) {
    case LineKind::Tel: return std::make_unique<TelLine>(clock, timers, opener);
    case LineKind::Command: return std::make_unique<CommandLine>(clock, timers, settings.hook);
    case LineKind::Simulated: break;
    }
    return std::make_unique<SimulatedLine>(clock, timers, random, simulation);
}

} // namespace relais
