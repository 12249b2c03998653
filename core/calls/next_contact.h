#pragma once

#include "core/followups/agenda_page.h"
#include "core/queue/lease_clock.h"
#include "core/queue/leased_contact.h"
#include "core/queue/plan.h"
#include "core/queue/rule_book.h"

#include <functional>

namespace relais {

/// Whom this desk has: contacts lent to it, and own promises that it can keep without a lease.
struct DeskHoldings {
    const std::vector<LeasedContact>& held;
    const std::vector<AgendaPromise>& agenda;
    const LeaseClock& leases;
    AgentId agent;
    CentreId centre;
    bool serverIsAway = false;
};

/// Whom to call now, or why nobody.
struct NextContact {
    std::optional<LeasedContact> contact; ///< without a lease (null) for an own promise that only the agenda holds
    std::optional<NoContact> none;        ///< empty when nothing is held at all: the server knows why
};

/// As planEntry and mayCall want it.
EntryFacts entryFactsOf(const LeasedContact& contact, const CentreId& centre);

/// The contact of an own promise, as far as the agenda's copy of the person goes.
std::optional<LeasedContact> contactOfPromise(const AgendaPromise& promise);

/// Own promises first when due; nobody new within one mean handling time of an own promise or of the end of the shift, which is that of
/// the centre's service (mayTakeNewContact); else by rank, due time, entry, each only if she may be called now and her lease still has its five minutes. Pure. `now` is the server's time, `monotonic` ours.
NextContact chooseNext(const DeskHoldings& holdings, const RuleBook& rules, Instant now, std::chrono::nanoseconds monotonic);

} // namespace relais
