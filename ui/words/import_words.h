#pragma once

#include "core/campaigns/import_summary.h"
#include "core/campaigns/list_problem.h"
#include "core/campaigns/row_judge.h"

#include <QString>

namespace relais {

/// French sentences about a target list. None repeats a NIR, a name or a number: line, column, reason. Pure.

/// Why the whole file is refused, with what to do: one sentence.
QString words(const ListProblem& problem);
/// What was read over: one sentence.
QString words(const ListNotice& notice);
QString words(RejectReason reason);     ///< "la clé ne correspond pas au NIR"
QString words(IneligibleReason reason); ///< "75 ans ou plus"
/// "Ligne 12, DATE_NAISSANCE : date de naissance illisible (birth_date)."
QString rejectedWords(std::int64_t line, const RowRejected& rejected);
/// "Ligne 14 : déjà lue ligne 10 (doublon)."
QString duplicateWords(std::int64_t line, const RowDuplicate& duplicate);
/// The figures of a list, one a line.
QString summaryWords(const ImportSummary& summary);

} // namespace relais
