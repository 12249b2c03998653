#include "core/campaigns/read_target_list.h"

namespace relais {

namespace {

void count(ImportSummary& summary, const TargetRow& target, IneligibleReasons reasons)
{
    ++summary.accepted;
    if (reasons.isEmpty()) {
        ++summary.eligible;
        summary.callable += target.callable() ? 1 : 0;
        return;
    }
    for (std::size_t i = 0; i < ineligibleReasonCount; ++i) {
        summary.ineligibleByReason[i] += reasons.has(static_cast<IneligibleReason>(i)) ? 1 : 0;
    }
}

tl::unexpected<ListFailure> refuse(ListProblem problem)
{
    return tl::unexpected(ListFailure(problem));
}

} // namespace

tl::expected<ListReport, ListFailure> readTargetList(
    QIODevice& device, const TargetCriteria& criteria, CivilDate referenceDate, TargetListSink& sink, ListWatch& watch)
{
    const auto shape = inspectList(device, watch);
    if (!shape) {
        return refuse(shape.error());
    }
    return readTargetList(device, *shape, criteria, referenceDate, sink, watch);
}

tl::expected<ListReport, ListFailure> readTargetList(QIODevice& device, const ListShape& shape, const TargetCriteria& criteria,
    CivilDate referenceDate, TargetListSink& sink, ListWatch& watch)
{
    ListReader reader(device, shape, watch);
    ListRow row;
    const auto header = reader.next(row);
    if (!header || !*header) {
        return refuse(header ? ListProblem{ListProblemCode::Empty} : header.error());
    }
    auto judge = RowJudge::fromHeader(row, criteria.neededColumns(), referenceDate, static_cast<std::size_t>(shape.lines));
    if (!judge) {
        return refuse(judge.error());
    }
    std::vector<std::size_t> rejectPositions;
    for (const auto column : {TargetColumn::RejectLine, TargetColumn::RejectColumn, TargetColumn::RejectReason}) {
        if (const auto position = judge->positionOf(column)) {
            rejectPositions.push_back(*position);
        }
    }
    Result<Done> told = sink.header(shape, row, rejectPositions);
    ListReport report;
    report.shape = shape;
    report.summary.referenceDate = referenceDate;
    TargetRow target;
    while (told) {
        const auto more = reader.next(row);
        if (!more) {
            return refuse(more.error());
        }
        if (!*more) {
            break;
        }
        if (!row.lineEnd && row.fields.size() != judge->columnCount()) {
            return refuse({ListProblemCode::CutRow, row.line});
        }
        ++report.summary.rows;
        const RowVerdict verdict = judge->judge(row, target);
        if (const auto* rejected = std::get_if<RowRejected>(&verdict)) {
            ++report.summary.rejected;
            ++report.summary.rejectedByReason[static_cast<std::size_t>(rejected->reason)];
            told = sink.rejected(row, *rejected);
        } else if (const auto* duplicate = std::get_if<RowDuplicate>(&verdict)) {
            ++report.summary.duplicate;
            told = sink.duplicate(row.line, *duplicate);
        } else {
            const IneligibleReasons reasons = eligibility(target.criteria, criteria, referenceDate);
            count(report.summary, target, reasons);
            told = sink.accepted(target, reasons);
        }
    }
    if (!told) {
        return tl::unexpected(ListFailure(told.error()));
    }
    if (report.summary.rows == 0) {
        return refuse({ListProblemCode::NoRows, 1});
    }
    report.notices = judge->notices();
    return report;
}

} // namespace relais
