#pragma once

#include "core/campaigns/list_shape.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relais {

/// One row of a list, as long as the reader is not asked for the next.
struct ListRow {
    std::int64_t line = 0;                ///< physical line on which the row begins
    std::string_view raw;                 ///< its bytes in the list's encoding, without the line end
    std::vector<std::string_view> fields; ///< UTF-8, unquoted, without spaces around
    bool lineEnd = true;                  ///< false: the file ends without one
};

/// Reads a list row by row in little memory: a buffer of one block, of the longest record at most. Blank rows are passed
/// over. Borrows device and watch. One thread. Fails with a problem and then stays where it is.
class ListReader {
public:
    static constexpr std::size_t longestRecord = 1'000'000;

    /// `shape` as inspectList() found it on the same device, which is read from its start.
    ListReader(QIODevice& device, const ListShape& shape, ListWatch& watch);

    /// The next row that is not blank; false at the end.
    tl::expected<bool, ListProblem> next(ListRow& row);

private:
    tl::expected<bool, ListProblem> nextRecord(ListRow& row);
    tl::expected<bool, ListProblem> fill();
    void split(ListRow& row);
    std::string_view pending() const { return std::string_view(m_buffer).substr(m_at); }

    QIODevice& m_device;
    ListShape m_shape;
    ListWatch& m_watch;
    std::string m_buffer;
    std::size_t m_at = 0;
    bool m_end = false;
    std::int64_t m_line = 1; ///< physical line at m_at
    std::int64_t m_read = 0;
    std::string m_utf8; ///< the record, transcoded
    std::vector<std::string_view> m_raw;
    std::vector<std::string> m_scratch; ///< one per field that was quoted
};

} // namespace relais
