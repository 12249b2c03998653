#pragma once

#include "core/outbox/fact.h"
#include "core/people/consent.h"
#include "core/people/person_file.h"
#include "core/queue/contact_history.h"

#include <unordered_map>

namespace relais {

/// What file and facts of a person amount to: the input of the queue's rules and of a slice.
/// Borrows from the facts it was derived from.
struct PersonState {
    ContactHistory history;
    std::vector<ContactPoint> contactPoints; ///< with what facts say about them
    QString noticeVersionRead;
    std::vector<Exam> exams;               ///< the last of each kind that is known, from data or declared in a report
    std::vector<ConsentStanding> consents; ///< the newest word on each, by code and programme
    /// The fact that closed each closed attempt of `history`, as it stands.
    std::unordered_map<AttemptId, const Fact*> closings;
};

/// What the lists say, before any fact.
ContactHistory listedHistory(const PersonFile& file);
/// Pure; the same for the same set of facts in any order.
PersonState derivePerson(const PersonFile& file, const std::vector<Fact>& facts);

} // namespace relais
