#pragma once

#include "app/relais/workstation.h"
#include "app/tour/cuttable_network.h"
#include "app/tour/eye.h"
#include "app/tour/hand.h"
#include "app/tour/tour_step.h"

#include <vector>

namespace relais {

/// What a story plays with. Borrowed; outlives the steps.
struct TourStage {
    Hand& hand;
    Eye& eye;
    CuttableNetwork& network;
    Workstation& workstation;
};

/// The steps of one part of the tour: "day" (the main job), "dark" and "zoom" (how it looks otherwise).
std::vector<TourStep> story(const QString& part, TourStage stage);
/// What becomes of the calls in it, in order.
std::vector<SimulatedFate> storyFates(const QString& part);

} // namespace relais
