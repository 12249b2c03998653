#include "core/campaigns/list_reader.h"

#include "core/campaigns/list_text.h"

#include <algorithm>

namespace relais {

namespace {

constexpr std::size_t blockSize = 256 * 1024;

} // namespace

ListReader::ListReader(QIODevice& device, const ListShape& shape, ListWatch& watch)
    : m_device(device), m_shape(shape), m_watch(watch)
{
    m_buffer.reserve(2 * blockSize);
}

tl::expected<bool, ListProblem> ListReader::fill()
{
    if (m_read == 0 && !m_device.seek(0)) {
        return tl::unexpected(ListProblem{ListProblemCode::Unreadable, m_line});
    }
    if (!m_watch.goOn(m_read, m_shape.size)) {
        return tl::unexpected(ListProblem{ListProblemCode::Cancelled, m_line});
    }
    m_buffer.erase(0, m_at);
    m_at = 0;
    const std::size_t kept = m_buffer.size();
    m_buffer.resize(kept + blockSize);
    const qint64 read = m_device.read(m_buffer.data() + kept, static_cast<qint64>(blockSize));
    if (read < 0) {
        return tl::unexpected(ListProblem{ListProblemCode::Unreadable, m_line});
    }
    m_buffer.resize(kept + static_cast<std::size_t>(read));
    if (m_read == 0 && m_shape.mark) {
        m_at = std::min<std::size_t>(3, m_buffer.size());
    }
    m_read += read;
    m_end = read == 0;
    if (m_read > m_shape.size || (m_end && m_read != m_shape.size)) {
        return tl::unexpected(ListProblem{ListProblemCode::Changed});
    }
    return !m_end;
}

tl::expected<bool, ListProblem> ListReader::nextRecord(ListRow& row)
{
    bool openQuote = false;
    std::size_t end = recordEnd(pending(), listSeparator, openQuote);
    while (end == std::string_view::npos && !m_end) {
        if (pending().size() > longestRecord) {
            return tl::unexpected(ListProblem{ListProblemCode::LineTooLong, m_line});
        }
        if (const auto more = fill(); !more) {
            return more;
        }
        end = recordEnd(pending(), listSeparator, openQuote);
    }
    const bool lineEnd = end != std::string_view::npos;
    std::string_view record = pending().substr(0, end);
    if (record.size() > longestRecord) {
        return tl::unexpected(ListProblem{ListProblemCode::LineTooLong, m_line});
    }
    if (openQuote) {
        return tl::unexpected(ListProblem{ListProblemCode::CutRow, m_line});
    }
    if (!lineEnd && record.empty()) {
        return false;
    }
    row.line = m_line;
    row.lineEnd = lineEnd;
    m_at += record.size() + (lineEnd ? 1 : 0);
    m_line += 1 + std::count(record.begin(), record.end(), '\n');
    if (lineEnd && record.ends_with('\r')) {
        record.remove_suffix(1);
    }
    row.raw = record;
    return true;
}

void ListReader::split(ListRow& row)
{
    std::string_view text = row.raw;
    if (m_shape.encoding == ListEncoding::Windows1252 && !isAscii(text)) {
        m_utf8.clear();
        appendFromWindows1252(text, m_utf8);
        text = m_utf8;
    }
    splitRecord(text, listSeparator, m_raw);
    if (m_scratch.size() < m_raw.size()) {
        m_scratch.resize(m_raw.size());
    }
    row.fields.resize(m_raw.size());
    for (std::size_t i = 0; i < m_raw.size(); ++i) {
        row.fields[i] = fieldText(m_raw[i], m_scratch[i]);
    }
}

tl::expected<bool, ListProblem> ListReader::next(ListRow& row)
{
    for (;;) {
        const auto read = nextRecord(row);
        if (!read || !*read) {
            return read;
        }
        split(row);
        if (std::any_of(row.fields.begin(), row.fields.end(), [](std::string_view field) { return !field.empty(); })) {
            return true;
        }
    }
}

} // namespace relais
