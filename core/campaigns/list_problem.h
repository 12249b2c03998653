#pragma once

#include "core/base/error.h"
#include "core/campaigns/target_column.h"

#include <QString>

#include <cstdint>

namespace relais {

/// Why a file is refused whole. Nothing was changed by it.
enum class ListProblemCode : unsigned char {
    Empty,          ///< not one byte, or blank lines only
    Utf16,          ///< UTF-16, by its byte order mark
    NulByte,        ///< a binary file, or UTF-16 without a mark
    OldMacLineEnds, ///< CR only
    BrokenUtf8,     ///< a UTF-8 mark, then bytes that fit no UTF-8
    LineTooLong,    ///< over 1 MB, or a quote that is opened and not closed for as long
    OtherSeparator, ///< comma, tab or bar
    NotAList,       ///< no column of ours at all
    MissingColumn,  ///< `columns` says which
    RepeatedColumn, ///< `columns` says which
    NoRows,         ///< a header and nothing else
    CutRow,         ///< the last row stops in the middle
    Unreadable,     ///< the medium failed
    Changed,        ///< the file is not the same any more as when it was first read
    Cancelled       ///< somebody pressed Ctrl+C
};

/// A refusal with where it was met. Never holds text of the file.
struct ListProblem {
    ListProblemCode code = ListProblemCode::NotAList;
    std::int64_t line = 0; ///< physical line, header = 1; 0: the whole file
    TargetColumns columns = {};
    bool operator==(const ListProblem&) const = default;
};

QString codeOf(ListProblemCode code); ///< "cut_row"…: for logs and the API
/// As an error that crosses the API: NotAList with the code as detail, FileUnreadable or Cancelled.
Error errorOf(const ListProblem& problem);

} // namespace relais
