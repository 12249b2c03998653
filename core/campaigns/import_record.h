#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/campaigns/civil_date.h"
#include "core/campaigns/import_summary.h"

#include <optional>

namespace relais {

/// An import as a resource: opened, filled with the bytes of a list, then committed or abandoned. A value.
struct ImportRecord {
    /// Committing: it was decided, its rows are going in batch by batch, and nothing stops it any more.
    enum class State { Open, Committed, Abandoned, Committing };
    ImportId id;
    CampaignCode campaign;
    CivilDate referenceDate{};
    State state = State::Open;
    std::optional<AgentId> createdBy; ///< none for the tool beside the server
    std::int64_t chunks = 0;          ///< staged; 0 once committed or abandoned
    Instant createdAt;
    std::optional<Instant> committedAt; ///< when it was decided
    QJsonObject summary;                ///< once decided: ImportSummary::toJson()
};

/// What an import did to a store, in people; the list's own figures are in ImportSummary.
struct StoredImport {
    std::int64_t fresh = 0;     ///< new ones
    std::int64_t updated = 0;   ///< known ones of whom the list says something else
    std::int64_t unchanged = 0; ///< known ones of whom it says the same
    std::int64_t conflicts = 0; ///< rows that contradict what the store knows: for a person to settle
    bool operator==(const StoredImport&) const = default;
};

} // namespace relais
