#pragma once

#include "core/people/nir.h"
#include "core/people/person_slice.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace relais {

/// Somebody who does not exist: the whole file of an invented person, as the centre would hold it.
/// Telephone numbers come from the ranges reserved for fiction only.
struct DemoPerson {
    PersonId id;
    Nir nir; ///< the key follows from it
    PersonIdentity identity;
    std::vector<ContactPoint> contactPoints;
    QString addressLine;
    QString postalCode;
    QString town;
    QString territory;                ///< code of resources/calendars
    QString schemeCode;               ///< "01": general
    std::optional<QDate> memberSince; ///< a member of the coaching programme; none: a target
    bool treatingPhysicianDeclared = true;
    QString treatingPhysicianName; ///< "Dr Morel"
    QString treatingPhysicianRpps; ///< 11 digits
    bool sharesWithPhysician = false;
    QString preferredTime; ///< "préfère le matin"
    std::vector<PinnedNotice> pinned;
    int deliveries = 0; ///< distinct delivery dates of antidiabetics in 12 months
    int letters = 0;    ///< invitations already sent
    HealthView health;  ///< goals are here; reports are in the facts
};

/// A contact to make: one person in one campaign.
struct DemoEntry {
    EntryId id;
    CampaignCode campaign;
    PersonId person;
    Instant enteredAt;
    int longestGapYears = 0;
    bool managerFirst = false;
};

} // namespace relais
