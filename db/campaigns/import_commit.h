#pragma once

#include "db/base/database.h"
#include "db/campaigns/import_repository.h"

namespace relais {

/// Commits a staged import in short writes, so that everybody else is served between them. The list is read whole and judged
/// before anything is written; one short write decides; from there on its rows go in batch by batch, each batch with the line it has
/// come to, and whoever runs it again goes on there. So a kill at any instant leaves either nothing or an import that will be
/// finished, each row once.
/// Waits on the calling thread, which is never a database thread. For one run on one thread; borrows all it is given.
class ImportCommit {
public:
    struct Ground {
        Database& database;
        const RuleBook& rules;
        IdMaker& ids;
        const Clock& clock;
    };
    struct Pace {
        std::size_t first = 64; ///< rows in the first batch
        std::size_t least = 16;
        std::size_t most = 1000;
        std::chrono::nanoseconds each = std::chrono::milliseconds(8); ///< of the writer's time for a batch
    };
    /// `watch` stops it between two batches: before the decision nothing was done, after it resume() goes on.
    ImportCommit(const Ground& ground, CentreId centre, const ImportId& id, ListWatch& watch, const Pace& pace)
        : m_ground(ground), m_centre(std::move(centre)), m_id(id), m_watch(watch), m_pace(pace)
    {}
    ImportCommit(const Ground& ground, CentreId centre, const ImportId& id, ListWatch& watch)
        : ImportCommit(ground, std::move(centre), id, watch, Pace())
    {}

    /// What else belongs into the write that decides, such as the audit trail.
    using Decided = std::function<void(Connection&)>;
    /// A list that is refused leaves everything as it was; one that was decided goes on; one that is committed answers the same again.
    /// NotFound; Conflict when abandoned, or chunks lack or differ from `staged`.
    tl::expected<CommittedImport, ListFailure> commit(const StagedList& staged, const Decided& decided);
    /// Goes on with one that was decided; else as commit().
    tl::expected<CommittedImport, ListFailure> resume()
    {
        return commit({}, [](Connection&) {});
    }

    /// Drops staged bytes in short writes, those of an import that needs them no more.
    static Result<Done> dropChunks(Database& database, const CentreId& centre, const ImportId& id);

private:
    class Batches;
    template <typename Work>
    auto onImports(Access access, Work work);
    tl::expected<ListReport, ListFailure> judge(
        const ImportRecord& record, const TargetCriteria& criteria, const StagedList& staged);
    std::optional<ListFailure> takeIn(const ImportRecord& record, const TargetCriteria& criteria);

    Ground m_ground;
    CentreId m_centre;
    ImportId m_id;
    ListWatch& m_watch;
    Pace m_pace;
};

} // namespace relais
