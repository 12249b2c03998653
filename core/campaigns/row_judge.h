#pragma once

#include "core/campaigns/list_reader.h"
#include "core/campaigns/seen_nirs.h"
#include "core/campaigns/target_column.h"
#include "core/campaigns/target_row.h"

#include <QString>

#include <array>
#include <optional>
#include <variant>
#include <vector>

namespace relais {

/// Why a row cannot become a person, in the order in which it is asked. The codes are stable: they stand in rejects files.
enum class RejectReason : unsigned char { FieldCount, NirForm, NirKey, BirthDate, BirthDateFuture, MissingName, NirConflict };
constexpr std::size_t rejectReasonCount = 7;
QString codeOf(RejectReason reason); ///< "field_count", "nir_form"…
/// The column that a person has to look at; nothing for field_count.
std::optional<TargetColumn> columnOf(RejectReason reason);

struct RowRejected {
    RejectReason reason = RejectReason::FieldCount;
    std::int64_t ofLine = 0; ///< nir_conflict: the line that was accepted with this NIR
    bool operator==(const RowRejected&) const = default;
};
struct RowDuplicate {
    std::int64_t ofLine = 0; ///< the line that stands
    bool operator==(const RowDuplicate&) const = default;
};
using RowVerdict = std::variant<std::monostate, RowRejected, RowDuplicate>; ///< monostate: accepted

/// What was read over or read in some way, worth a notice: a kind, a column, how often, where first.
struct ListNotice {
    enum class Kind : unsigned char { UnknownColumn, NotYesNo, StrangeBirthMonth };
    Kind kind = Kind::UnknownColumn;
    std::optional<TargetColumn> column;
    int position = 0; ///< of an unknown column, first = 1: its text may be anything, so it is not repeated
    std::int64_t count = 0;
    std::int64_t firstLine = 0;
    bool operator==(const ListNotice&) const = default;
};

/// Finds the columns of a list once, then judges its rows one after another, remembering the NIRs it accepted. One thread.
class RowJudge {
public:
    /// Columns by header, in any order. Refuses a list that lacks a needed column or has one of ours twice.
    static tl::expected<RowJudge, ListProblem> fromHeader(
        const ListRow& header, TargetColumns needed, CivilDate referenceDate, std::size_t expectedRows);

    /// Fills `target` when the row is accepted.
    RowVerdict judge(const ListRow& row, TargetRow& target);

    std::size_t columnCount() const { return m_columnCount; }
    /// Position of one of our columns, if the list has it.
    std::optional<std::size_t> positionOf(TargetColumn column) const;
    std::vector<ListNotice> notices() const;

private:
    RowJudge(CivilDate referenceDate, std::size_t expectedRows) : m_referenceDate(referenceDate), m_seen(expectedRows) {}
    std::string_view field(const ListRow& row, TargetColumn column) const;
    bool yes(const ListRow& row, TargetColumn column);
    void readCriteria(const ListRow& row, TargetRow& target);
    void notice(ListNotice::Kind kind, std::optional<TargetColumn> column, std::int64_t line);

    CivilDate m_referenceDate;
    SeenNirs m_seen;
    std::array<int, targetColumnCount> m_position{};
    std::size_t m_columnCount = 0;
    std::vector<ListNotice> m_notices;
};

} // namespace relais
