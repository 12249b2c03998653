#pragma once

#include "core/base/instant.h"
#include "core/calls/call_report.h"
#include "core/calls/outcome.h"
#include "core/people/consent.h"
#include "core/people/exam.h"
#include "core/people/person_identity.h"
#include "core/people/phone_number.h"

#include "core/base/id.h"

#include <optional>
#include <vector>

namespace relais {

enum class ContactPointKind { Landline, Mobile };

/// A number on the file. `usable` is false once somebody said that it is wrong; it can be taken back the same day.
struct ContactPoint {
    PhoneNumber number;
    ContactPointKind kind = ContactPointKind::Mobile;
    bool usable = true;
    bool operator==(const ContactPoint&) const = default;
};

/// One line of what happened before, newest first in a slice.
struct ContactRecord {
    AttemptId attempt;
    Instant at;
    QString agentName; ///< "Paul D."
    bool inbound = false;
    std::optional<OutcomeCode> outcome; ///< none: an attempt whose outcome is still asked for
    QString note;                       ///< empty for a role that may not read it
    std::optional<CallReport> report;   ///< only for roles that see health data
    bool operator==(const ContactRecord&) const = default;
};

/// What the file says about health: only in the slice of a role that may see it.
struct HealthView {
    std::vector<Exam> exams;
    bool careGap = false;
    QStringList longTermConditions; ///< numbers of the list of 30, as text
    std::optional<QDate> dataAsOf;  ///< reference date of the data
    std::vector<Goal> goals;        ///< open ones, newest first
    std::optional<TobaccoStatus> tobacco;
    bool operator==(const HealthView&) const = default;
};

/// A flag that stays on the screen: "parle fort, malentendante".
struct PinnedNotice {
    QString text;
    bool operator==(const PinnedNotice&) const = default;
};

/// The fields of a person that a lease allows an agent to see, by her role. Made on the server, kept sealed on the desk.
struct PersonSlice {
    PersonId id;
    std::int64_t version = 0; ///< rises with each change of the file
    PersonIdentity identity;
    std::vector<ContactPoint> contactPoints; ///< in the order in which to try them
    QString addressLine;
    QString postalCode;
    QString town;
    QString territory; ///< code of resources/calendars: "metropole", "alsace-moselle", "974"…
    QString maskedNir; ///< "2 64 09 75 ··· ··· ··", empty when there is none
    std::optional<QDate> memberSince;
    bool treatingPhysicianDeclared = false;
    QString treatingPhysicianName; ///< empty when not known
    bool sharesWithPhysician = false;
    std::vector<ConsentStanding> consents; ///< only for roles that see health data
    QString preferredTime;                 ///< "préfère le matin", empty when none
    std::vector<PinnedNotice> pinned;
    std::vector<ContactRecord> history;
    QString noticeVersionRead; ///< version of the first-contact notice that was read, empty: never
    bool withdrawn = false;
    bool objected = false;
    bool deceased = false;
    std::optional<HealthView> health; ///< absent for roles without health data
    bool operator==(const PersonSlice&) const = default;
};

} // namespace relais
