#pragma once

#include "core/queue/central_unit.h"
#include "core/queue/lease_requests.h"
#include "core/queue/leased_contact.h"
#include "core/queue/rule_book.h"

namespace relais {

/// Whose contacts: the agent signed in on a desk.
struct LeaseHolder {
    DeskId desk;
    AgentProfile agent;
};

/// Who asks, and for what.
struct LeaseOrder {
    LeaseHolder holder;
    LeaseRequest request;
};

/// Gives the desk contacts until it holds `request.max`, promises that are due beyond that (contactsPerDesk in all), the best first: by rank, due date, id over the lanes that are open now and
/// ask nothing that the agent has not learnt, her own promises included. What the desk holds already is answered again, with the same
/// fence. Each new lease raises the fence of its person. **Rule:** one person is never lent to two desks.
/// Of the promises that anyone may keep a desk holds one at a time, and takes none while it is busy: the others wait for who is free first.
/// Before each hand-out the rules are asked once more (mayCall); who may not be called now goes back to the schedule.
/// When the answer is empty it says why: outside_hours (until), queue_empty (until the next is due), all_leased,
/// nobody_competent, not_permitted.
LeaseAnswer leaseContacts(
    CentralUnit& unit, const RuleBook& rules, const LeaseHolder& holder, const LeaseRequest& request, Instant now);

/// The same for several desks, one after the other in this order; what they need is read together, so that a store behind a network is waited
/// for as often as for one. Each desk once: what it was just given it would not know to hold.
std::vector<LeaseAnswer> leaseContacts(
    CentralUnit& unit, const RuleBook& rules, const std::vector<LeaseOrder>& orders, Instant now);

/// Holds the named leases of this desk for another term from now; the others are answered as lost.
RenewAnswer renewLeases(CentralUnit& unit, const RuleBook& rules, const DeskId& desk, const LeaseIds& leases, Instant now);

/// Takes the named leases of this desk back; those that are not its own or already over change nothing. How many it was.
int giveBackLeases(CentralUnit& unit, const RuleBook& rules, const DeskId& desk, const LeaseIds& leases, Instant now);
/// At sign-out, or when a manager declares the desk lost: everything it holds.
int giveBackAll(CentralUnit& unit, const RuleBook& rules, const DeskId& desk, bool deskLost, Instant now);

} // namespace relais
