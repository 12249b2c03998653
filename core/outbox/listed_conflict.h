#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

#include <QString>

#include <optional>
#include <vector>

namespace relais {

/// A fact that was kept although something stood against it, as whoever leads the team is shown it: about whom, what it was, who said it,
/// why it is listed, and who had said the other side where that can be named. Nothing of what was said: the person's file holds it. A value.
struct ListedConflict {
    FactId fact;
    std::optional<PersonId> person; ///< none for an adviser's own state
    QString personName;             ///< "Marguerite ROUSSEAU"; empty: no file is known
    QString type;                   ///< of the fact: "attempt_closed"…
    QString code;                   ///< of ConflictCode
    Instant occurredAt;
    Instant receivedAt;
    QString saidBy; ///< "Paul D."; empty: not known any more
    QString otherBy = {};
    std::optional<Instant> otherAt = {}; ///< when the other side was said
    bool operator==(const ListedConflict&) const = default;
};

/// As many as one answer holds.
inline constexpr int conflictsListedAtMost = 200;

} // namespace relais
