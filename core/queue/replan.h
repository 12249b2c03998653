#pragma once

#include "core/people/person_state.h"
#include "core/queue/central_unit.h"
#include "core/queue/plan.h"
#include "core/queue/rule_book.h"

namespace relais {

/// Writes what file and facts of a person say about her entries: plans, lanes, letters, promises, flags, and who becomes ready.
/// To be called in the same transaction as whatever changed. An entry that is lent stays lent, unless everything stopped
/// (withdrawal, objection, death, an enrolment or refusal told by a list): then the lease ends at once and its desk is told.
/// Gives the version of the person's file after it.
std::int64_t replanPerson(
    CentralUnit& unit, const RuleBook& rules, const PersonFile& file, const PersonState& state, Instant now);

/// The same for the entries alone, when a lease ended and no fact came: no new version, nothing in the feed.
void requeuePerson(CentralUnit& unit, const RuleBook& rules, const PersonId& person, Instant now);

/// Makes the best due entry of the person ready when none is live. Cheap; part of replanPerson().
void promoteBest(CentralUnit& unit, const PersonId& person, Instant now);
/// `entries`: all of hers, as they are stored.
void promoteBest(CentralUnit& unit, const std::vector<QueueEntry>& entries, Instant now);

/// A promise for somebody who is no agent of the centre is anyone's.
ContactHistory withOwnersKnown(AgentDirectory& agents, ContactHistory history);

/// What planEntry() needs to know of an entry at `now`.
EntryFacts factsOf(const CentralUnit& unit, const RuleBook& rules, const QueueEntry& entry, const QString& territory,
    const ContactHistory& history, Instant now);

} // namespace relais
