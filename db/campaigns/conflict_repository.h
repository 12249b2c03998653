#pragma once

#include "core/accounts/agent_profile.h"
#include "core/campaigns/import_conflict.h"
#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"
#include "db/base/connection.h"

#include <vector>

namespace relais {

/// Conflicts of the lists of one centre, and how they were settled, inside the transaction of its connection. A value on the stack of
/// one piece of work; members may throw StoreFailure.
class ConflictRepository {
public:
    ConflictRepository(Connection& connection, CentreId centre) : m_connection(connection), m_centre(std::move(centre)) {}

    struct Place {
        ImportId import;
        std::int64_t line = 0;
    };
    /// Those not settled yet, by import and line, behind `after`.
    std::vector<ImportConflict> open(const Place& after, int limit);
    /// Writes who decided what and when, and plans the person anew. Again with the same decision: nothing. Fails with NotFound, with
    /// Conflict when it was settled otherwise, with InvalidInput when there is no row to take.
    Result<Done> settle(
        CentralUnit& unit, const RuleBook& rules, const Place& place, ConflictDecision decision, const AgentId& by, Instant now);

private:
    Result<Done> take(CentralUnit& unit, const RuleBook& rules, const Place& place, const PersonId& person,
        const CampaignCode& campaign, Instant now);

    Connection& m_connection;
    CentreId m_centre;
};

QString codeOf(ConflictDecision decision); ///< "keep_known", "take_listed"
std::optional<ConflictDecision> conflictDecisionFromCode(QStringView code);

} // namespace relais
