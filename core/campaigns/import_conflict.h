#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

#include <optional>

namespace relais {

/// A row of a list whose NIR the store knows under another name or birth date, or that its own list contradicts: for a person to settle.
struct ImportConflict {
    /// Who a NIR belongs to, by one source; dates as ISO text, empty: not said.
    struct Saying {
        QString birthName;
        QString birthDate;
        bool operator==(const Saying&) const = default;
    };
    ImportId import;
    std::int64_t line = 0; ///< physical line in the list, header = 1
    CampaignCode campaign;
    QString field; ///< the column that contradicts
    Instant importedAt;
    std::optional<PersonId> person; ///< none: the list contradicts itself, both rows are among its rejects
    Saying known;
    Saying listed;
};

/// KeepKnown sets the row aside; TakeListed makes it the newest that lists say of the person.
enum class ConflictDecision { KeepKnown, TakeListed };

} // namespace relais
