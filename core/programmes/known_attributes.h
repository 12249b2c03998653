#pragma once

#include "core/programmes/attributes.h"
#include "core/queue/contact_history.h"

namespace relais {

/// The name under which a history carries the day of birth. No condition asks for it: they ask for the age.
QString bornOnAttribute();

/// Whole years on that day; who was born on 29 February changes on 1 March in other years.
int ageOn(QDate born, QDate day);

/// What a condition may ask of somebody on that day whichever pathway it is about: what data, reports and consents say, her age, whether she is
/// a member, refuses or has died. Her refusal is over once she has become a member after it. From the history alone, so that desk and server
/// judge alike; a role that is shown less of it knows less. Pure, total.
Attributes knownAttributes(const ContactHistory& history, QDate on);

} // namespace relais
