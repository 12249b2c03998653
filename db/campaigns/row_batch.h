#pragma once

#include "core/campaigns/read_target_list.h"

#include <deque>
#include <string>

namespace relais {

/// Rows of a list that were read and judged, kept until a database job takes them in. Not copied: rows point into its texts.
class RowBatch {
public:
    RowBatch() = default;
    RowBatch(const RowBatch&) = delete;
    RowBatch& operator=(const RowBatch&) = delete;

    void add(const TargetRow& row, IneligibleReasons reasons);
    /// Keeps only what the store takes in of the rejected, which is a NIR that contradicts an earlier line: all of them may be millions.
    void add(const ListRow& row, const RowRejected& rejected);
    void clear();
    std::size_t size() const { return m_rows.size(); }
    std::int64_t lastLine() const { return m_rows.empty() ? 0 : m_rows.back().row.line; }

    /// Tells the sink of each row, in order. May be called again.
    Result<Done> tell(TargetListSink& sink) const;

private:
    struct Kept {
        TargetRow row;
        IneligibleReasons reasons;
        std::optional<RowRejected> rejected;
    };
    std::vector<Kept> m_rows;
    std::deque<std::string> m_texts; ///< one a row; a deque leaves them where they are
};

} // namespace relais
