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
    std::vector<PersonId> unclosed{}; ///< whose attempts lack their outcome: not called again before it is told
};

/// Whom to call now, or why nobody.
struct NextContact {
    std::optional<LeasedContact> contact; ///< without a lease (null) for an own promise that only the agenda holds
    std::optional<NoContact> none;        ///< empty when nothing is held at all: the server knows why
};

/// As planEntry and mayCall want it; with `now`, what is over by then wants no call any more.
EntryFacts entryFactsOf(const LeasedContact& contact, const ContactHistory& history, const RuleBook& rules,
    const CentreId& centre, std::optional<Instant> now = std::nullopt);

/// Why she is called: "you promised", or who did.
QueueReason promiseReason(const AgendaPromise& promise);

/// The contact of an own promise, as far as the agenda's copy of the person goes.
std::optional<LeasedContact> contactOfPromise(const AgendaPromise& promise);

/// What mayCall needs to know of it: as the server sent it with the person, or as far as the row itself goes.
ContactHistory historyOfPromise(const AgendaPromise& promise);

/// Moves the due time of a promise to where the plan has it after the calls that its history holds, those of this desk included; false
/// when nothing is left to keep: she was reached, or it was tried often enough. Pure.
bool followsPlan(AgendaPromise& promise, const RuleBook& rules, const CentreId& centre);
/// The same for one that is lent; a contact without a promise stays as it is.
bool followsPlan(LeasedContact& contact, const RuleBook& rules, const CentreId& centre);

/// Own promises first when due; nobody new within one mean handling time of an own promise or of the end of the shift, which is that of
/// the centre's service (mayTakeNewContact); else by rank, due time, entry (first attempts as they were handed out), each only if she may be called now and her lease still has its five minutes. Pure. `now` is the server's time, `monotonic` ours.
NextContact chooseNext(const DeskHoldings& holdings, const RuleBook& rules, Instant now, std::chrono::nanoseconds monotonic);

} // namespace relais
