#pragma once

#include "core/base/result.h"
#include "core/campaigns/import_summary.h"
#include "core/campaigns/list_watch.h"
#include "core/campaigns/target_criteria.h"

#include <QIODevice>

#include <variant>
#include <vector>

namespace relais {

/// Takes what a list says, row by row, in the file's order. A failure ends the reading. Called on the reading thread.
class TargetListSink {
public:
    virtual ~TargetListSink() = default;
    /// Once, before any row. `rejectPositions`: columns that an earlier rejects file added to this list.
    virtual Result<Done> header(const ListShape&, const ListRow&, const std::vector<std::size_t>& rejectPositions)
    {
        Q_UNUSED(rejectPositions)
        return Done{};
    }
    virtual Result<Done> accepted(const TargetRow&, IneligibleReasons) { return Done{}; }
    virtual Result<Done> rejected(const ListRow&, const RowRejected&) { return Done{}; }
    virtual Result<Done> duplicate(std::int64_t, const RowDuplicate&) { return Done{}; }
};

struct ListReport {
    ListShape shape;
    ImportSummary summary;
    std::vector<ListNotice> notices;
    bool operator==(const ListReport&) const = default;
};

/// Either the file is refused (a problem of the list) or the sink failed (an error of its own).
using ListFailure = std::variant<ListProblem, Error>;

/// The whole of a list: shape, header, rows, judged one after another; the sink is told of each. The same function for a dry
/// run, an import beside the server and one on it. Memory: one block and 32 bytes a row.
tl::expected<ListReport, ListFailure> readTargetList(
    QIODevice& device, const TargetCriteria& criteria, CivilDate referenceDate, TargetListSink& sink, ListWatch& watch);
/// The same for a list whose shape is known from an earlier reading.
tl::expected<ListReport, ListFailure> readTargetList(QIODevice& device, const ListShape& shape, const TargetCriteria& criteria,
    CivilDate referenceDate, TargetListSink& sink, ListWatch& watch);

} // namespace relais
