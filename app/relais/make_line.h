#pragma once

#include "app/relais/settings.h"
#include "core/telephony/simulated_line.h"
#include "core/telephony/url_opener.h"

#include <memory>

namespace relais {

/// The line that the settings want. It borrows the ports.
std::unique_ptr<Line> makeLine(const Settings& settings, const SimulationSettings& simulation, const Clock& clock, Timers& timers,
    Random& random, UrlOpener& opener);

} // namespace relais
