#include "core/campaigns/list_problem.h"

namespace relais {

QString codeOf(ListProblemCode code)
{
    switch (code) {
    case ListProblemCode::Empty: return QStringLiteral("empty");
    case ListProblemCode::Utf16: return QStringLiteral("utf_16");
    case ListProblemCode::NulByte: return QStringLiteral("nul_byte");
    case ListProblemCode::OldMacLineEnds: return QStringLiteral("cr_only");
    case ListProblemCode::BrokenUtf8: return QStringLiteral("broken_utf_8");
    case ListProblemCode::LineTooLong: return QStringLiteral("line_too_long");
    case ListProblemCode::OtherSeparator: return QStringLiteral("other_separator");
    case ListProblemCode::NotAList: return QStringLiteral("not_a_list");
    case ListProblemCode::MissingColumn: return QStringLiteral("missing_column");
    case ListProblemCode::RepeatedColumn: return QStringLiteral("repeated_column");
    case ListProblemCode::NoRows: return QStringLiteral("no_rows");
    case ListProblemCode::CutRow: return QStringLiteral("cut_row");
    case ListProblemCode::Unreadable: return QStringLiteral("unreadable");
    case ListProblemCode::Changed: return QStringLiteral("changed");
    case ListProblemCode::Cancelled: return QStringLiteral("cancelled");
    }
    return {};
}

Error errorOf(const ListProblem& problem)
{
    switch (problem.code) {
    case ListProblemCode::Cancelled: return Error{ErrorCode::Cancelled, {}};
    case ListProblemCode::Unreadable: return Error{ErrorCode::FileUnreadable, {}};
    default: return Error{ErrorCode::NotAList, codeOf(problem.code)};
    }
}

} // namespace relais
