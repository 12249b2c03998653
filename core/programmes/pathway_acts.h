#pragma once

#include "core/accounts/role.h"
#include "core/calls/outcome_catalogue.h"
#include "core/programmes/memberships.h"
#include "core/programmes/pathway_act.h"

namespace relais {

/// What the acts are reckoned with. Borrows; lives on the stack of one question.
struct ActRules {
    const ProgrammeBook& book;
    const OutcomeCatalogue& outcomes;
    const Calendar& calendar;
};

/// All that somebody of this role can say now of a person on a pathway, in the order: anchors, visits, ends, fields of the form, version. What there
/// is follows from the protocol that she joined and from what was said already, so that a new file needs no code:
/// - the discharge, the first appointment and the birth, where a step or an end counts from them; the birth once it is not known;
/// - of a visit that is still open: booked or moved, honoured, cancelled, missed once its time has come; of a series the ones that are booked, due
///   or late, and the next one;
/// - each end of the file that somebody says (refusal, readmission, loss of the child, all done), or that it does not hold any more;
/// - each field of the form but free text;
/// - the version that is joined today, where she keeps an older one and it is offered where she lives.
/// Nothing before the pathway has begun, for a role that does not see it or writes no such fact, and after a withdrawal, an objection or a
/// death, which are marks and are said as such. After another end: that it does not hold any more, and where hospital advisers go on, what
/// their calls are counted from.
/// Pure, total. Sources: domain reference §3, §4, §7; the spans of days are ours.
std::vector<PathwayAct> actsFor(const ActRules& rules, const Membership& member, Role role, Instant now);

} // namespace relais
