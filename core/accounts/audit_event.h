#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

#include <optional>

namespace relais {

/// What is written into the trail. Numbers are stored: only ever add at the end.
enum class AuditAct {
    DeskEnrolled,
    SignedIn,
    SignInRefused,
    SignedOut,
    PeopleSearched,
    PersonOpened,
    NirViewed,
    ImportCreated,
    ImportCommitted,
    ImportAbandoned,
    PersonRead, ///< by role, without a lease, a promise or an opening
    DeskLost,
    ConflictSettled,
    CohortEntered, ///< who is called from now on; the reason says by which run
    CohortLeft,
    DeskFound,
};

/// One line of the trail: who did what to whom, when and why. Append-only; holds codes and ids, never a name or a text.
struct AuditEvent {
    CentreId centre;
    Instant at;
    AuditAct act = AuditAct::SignedIn;
    std::optional<AgentId> agent;
    std::optional<DeskId> desk;
    std::optional<PersonId> person;
    QString reason; ///< a code: "inbound_call"
    bool operator==(const AuditEvent&) const = default;
};

} // namespace relais
