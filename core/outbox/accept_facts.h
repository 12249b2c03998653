#pragma once

#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

#include <span>

namespace relais {

/// Who uploads: the desk by its own credential; each fact names its agent.
struct Uploader {
    CentreId centre;
    DeskId desk;
    bool writesHistory = false;      ///< the invented past of a demo: nobody ever signed in where it happened
    bool speaksForProgramme = false; ///< brings in what no adviser says (FormField::setByProgramme)
};

/// Takes the facts of one upload, in the transaction of `unit`, and answers each, in order.
///
/// Refused, nothing kept: `not_permitted` (another centre or desk, an agent who is not of the centre, never signed in at
/// the desk, or whose role does not record such; taking back or correcting what another agent said), `unknown_person`, `unknown_campaign`, `other_content` (the id is taken by another fact), `unknown_version`, `report_missing`, and of pathways
/// `unknown_pathway`, `unknown_pathway_version`, `unknown_entry_channel`, `unknown_step`, `unknown_field`.
/// Kept as a conflict, in force like any other, listed for a person (FactStore::inConflict): see ConflictCode.
/// The same fact again is AlreadyHave. What follows for the queue is derived once per person, after the last fact.
std::vector<FactAnswer> acceptFacts(
    CentralUnit& unit, const RuleBook& rules, const Uploader& uploader, const std::vector<Fact>& facts, Instant now);

/// One upload among several.
struct Delivery {
    Uploader uploader;
    std::span<const Fact> facts; ///< the caller's
};

/// Whether it may be taken together with these: of another desk and other people, so that each is judged as it would be alone, and not so
/// many facts that others of the centre would wait for them. Pure.
bool fitsTogether(const std::vector<Delivery>& group, const Delivery& delivery);

/// Uploads that fit together, in one go: what they need is read together, what follows is written together. Their answers in order.
std::vector<std::vector<FactAnswer>> acceptFacts(
    CentralUnit& unit, const RuleBook& rules, const std::vector<Delivery>& deliveries, Instant now);

} // namespace relais
