#pragma once

#include "core/calls/desk_state.h"
#include "core/correspondence/physician_sheet.h"
#include "core/programmes/memberships.h"
#include "core/programmes/next_steps.h"

namespace relais {

/// A fruitful call that a treating physician may be told of.
struct ToldCall {
    std::optional<AttemptId> attempt; ///< none: it is in hand, and not saved yet
    Instant at;
    CallReport report;
};

/// The pathway whose protocol says that a fruitful call sets the sheet off ("physician_sheet"); that which her physician asked for comes first.
/// `queue` is the campaign of the contact: where it hands out the calls of a pathway of hers, no other one is told of. Null: none. Points into
/// `members`. Pure.
const Membership* sheetPathway(const std::vector<Membership>& members, const CampaignCode& queue = {});

/// The newest fruitful call with its report since she joined: one that was made for this pathway, when the facts tell which calls were. Pure.
std::optional<ToldCall> lastToldCall(const PersonSlice& person, const Membership& member);

/// Whether she agreed that her physician is told: the newest word of this desk or of the server's file. Pure.
bool sharesWithPhysician(const PersonSlice& person, const QString& programme);
/// The same where no programme is asked about: the newest word said for any of them. Pure.
bool sharesWithPhysician(const PersonSlice& person);

/// What the sheet of a call is made of, out of the facts of the contact on screen. The number of the call is that of its step, and the next call is
/// the one that follows it once it is a fact; a pathway that no
/// physician asked for counts no calls (`calls` 0). Themes and booklets that the campaign does not name are left out. Days are those of the
/// person's territory. Pure. Source: domain reference §3, coaching asked by the treating physician.
PhysicianSheetInput sheetOfCall(const ContactOnScreen& contact, const Membership& member, const ToldCall& call,
    const OutcomeCatalogue& outcomes, const Calendar& calendar, const CentreContact& centre, Instant now);

} // namespace relais
