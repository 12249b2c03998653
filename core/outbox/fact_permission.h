#pragma once

#include "core/accounts/server_act.h"
#include "core/outbox/fact.h"

namespace relais {

/// Whether somebody of this role may say such a thing. Pure. Source: domain reference §7: an enrolment caller writes that somebody joins and
/// consents, nothing else of a pathway; an alert is answered by a medical officer alone.
bool mayWrite(Role role, const FactBody& body);

} // namespace relais
