#pragma once

#include "core/programmes/programme_attribute.h"
#include "core/programmes/request_coaching.h"

namespace relais {

/// Takes in what the programme sets of somebody, as a fact in the name of the agent who brings it; what stands already is not said again. Says
/// nothing of whether she is on that pathway: whoever brings a list need not see who is. Fails with NotFound (nobody of that id or number here),
/// NotCallable (she objected, withdrew or died: nothing more is kept), InvalidInput ("pathway", "said": no field that the programme sets, or no
/// value of it) or Conflict (the id is taken by another fact). In the transaction of `unit`.
Result<Done> setAttribute(
    CentralUnit& unit, const RuleBook& rules, const BroughtBy& by, const ProgrammeAttribute& attribute, Instant now);

} // namespace relais
