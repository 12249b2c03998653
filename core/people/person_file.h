#pragma once

#include "core/base/id.h"
#include "core/people/nir.h"
#include "core/people/person_slice.h"

namespace relais {

/// Everything the central store holds of a person beside the facts: her newest listing, her card, her flags.
/// Never leaves the server as it is: sliceFor() takes what a role may see. A value.
struct PersonFile {
    PersonId id;
    std::int64_t version = 1;
    std::int64_t fence = 0;             ///< of the last lease
    std::optional<Instant> leasedUntil; ///< what that lease allowed
    std::optional<Nir> nir;
    PersonIdentity identity;
    std::vector<ContactPoint> contactPoints; ///< as listed, in the order to try: facts about them are not applied yet
    QString addressLine;
    QString postalCode;
    QString town;
    QString territory;

    // what the newest list says
    bool listedEnrolled = false;
    bool listedRefused = false;
    bool listedDeceased = false;
    std::optional<Instant> deathListedAt; ///< when a list first told it here
    bool careGap = false;
    QStringList longTermConditions;
    std::vector<Exam> exams; ///< of source Data
    std::optional<QDate> dataAsOf;
    bool treatingPhysicianDeclared = false;

    // the card
    std::optional<QDate> memberSince;
    QString treatingPhysicianName;
    bool sharesWithPhysician = false;
    QString preferredTime;
    std::vector<PinnedNotice> pinned;

    // derived, as stored
    bool isMember = false;
    bool withdrawn = false;
    bool objected = false;
    bool deceased = false;
};

} // namespace relais
