#include "core/campaigns/rejects_writer.h"

#include "core/campaigns/list_text.h"

#include <algorithm>

namespace relais {

namespace {

constexpr std::size_t flushAt = 64 * 1024;

/// The last field of a row that came back from a rejects file.
bool isReason(std::string_view field)
{
    for (std::size_t i = 0; i < rejectReasonCount; ++i) {
        if (codeOf(static_cast<RejectReason>(i)).toStdString() == field) {
            return true;
        }
    }
    return false;
}

} // namespace

Result<Done> RejectsWriter::header(const ListShape& shape, const ListRow& row, const std::vector<std::size_t>& rejectPositions)
{
    m_dropped = rejectPositions;
    std::sort(m_dropped.begin(), m_dropped.end());
    m_columnCount = row.fields.size();
    m_lineEnd = shape.carriageReturns ? "\r\n" : "\n";
    if (shape.mark) {
        m_buffer += "\xEF\xBB\xBF";
    }
    appendFields(row);
    for (const auto column : {TargetColumn::RejectLine, TargetColumn::RejectColumn, TargetColumn::RejectReason}) {
        m_buffer += listSeparator;
        m_buffer += headerOf(column);
    }
    return endLine();
}

Result<Done> RejectsWriter::rejected(const ListRow& row, const RowRejected& rejected)
{
    appendFields(row);
    m_buffer += listSeparator + std::to_string(row.line) + listSeparator;
    if (const auto column = columnOf(rejected.reason)) {
        m_buffer += headerOf(*column);
    }
    if (rejected.ofLine > 0) {
        m_buffer += " (voir ligne " + std::to_string(rejected.ofLine) + ")";
    }
    m_buffer += listSeparator + codeOf(rejected.reason).toStdString();
    return endLine();
}

void RejectsWriter::appendFields(const ListRow& row)
{
    splitRecord(row.raw, listSeparator, m_fields);
    std::vector<std::size_t> dropped = m_dropped;
    if (m_fields.size() != m_columnCount) {
        // Nobody knows which fields are whose; only what a rejects file added at the end can be told.
        dropped.clear();
        if (!m_dropped.empty() && m_fields.size() > 3 && isReason(m_fields.back())) {
            dropped = {m_fields.size() - 3, m_fields.size() - 2, m_fields.size() - 1};
        }
    }
    bool first = true;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (std::binary_search(dropped.begin(), dropped.end(), i)) {
            continue;
        }
        if (!first) {
            m_buffer += listSeparator;
        }
        first = false;
        appendGuarded(m_fields[i], m_buffer);
    }
}

Result<Done> RejectsWriter::endLine()
{
    m_buffer += m_lineEnd;
    return m_buffer.size() < flushAt ? Result<Done>(Done{}) : flush();
}

Result<Done> RejectsWriter::flush()
{
    const auto size = static_cast<qint64>(m_buffer.size());
    const bool written = m_out.write(m_buffer.data(), size) == size;
    m_buffer.clear();
    if (!written) {
        return failure(ErrorCode::FileUnwritable, QStringLiteral("rejects"));
    }
    return Done{};
}

} // namespace relais
