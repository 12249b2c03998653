#include "db/campaigns/row_batch.h"

namespace relais {

void RowBatch::add(const TargetRow& row, IneligibleReasons reasons)
{
    TargetRow kept = row;
    const std::array<std::string_view*, 9> texts{&kept.birthName, &kept.usedName, &kept.firstName, &kept.email, &kept.address,
        &kept.postalCode, &kept.town, &kept.longTermConditions, &kept.treatingDoctor};
    std::string& held = m_texts.emplace_back();
    for (const std::string_view* text : texts) {
        held += *text;
    }
    std::string_view rest(held);
    for (std::string_view* text : texts) {
        const std::size_t size = text->size();
        *text = rest.substr(0, size);
        rest.remove_prefix(size);
    }
    m_rows.push_back({kept, reasons, std::nullopt});
}

void RowBatch::add(const ListRow& row, const RowRejected& rejected)
{
    if (rejected.reason != RejectReason::NirConflict) {
        return;
    }
    Kept kept;
    kept.row.line = row.line;
    kept.rejected = rejected;
    m_rows.push_back(kept);
}

void RowBatch::clear()
{
    m_rows.clear();
    m_texts.clear();
}

Result<Done> RowBatch::tell(TargetListSink& sink) const
{
    for (const Kept& kept : m_rows) {
        Result<Done> told;
        if (kept.rejected) {
            ListRow row;
            row.line = kept.row.line;
            told = sink.rejected(row, *kept.rejected);
        } else {
            told = sink.accepted(kept.row, kept.reasons);
        }
        if (!told) {
            return told;
        }
    }
    return Done{};
}

} // namespace relais
