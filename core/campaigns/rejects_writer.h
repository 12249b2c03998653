#pragma once

#include "core/base/result.h"
#include "core/campaigns/list_shape.h"
#include "core/campaigns/read_target_list.h"

#include <QIODevice>

#include <string>
#include <vector>

namespace relais {

/// Writes the rejected rows of a list so that they can be corrected and imported again: the list's own encoding, separator
/// and columns, each row as it was, then LIGNE, COLONNE, MOTIF_REJET (which a list that comes back has already: they are
/// replaced). A leading = + @ or - gets an apostrophe, which the import takes off. Borrows the device. One thread.
/// Fails with FileUnwritable.
class RejectsWriter {
public:
    explicit RejectsWriter(QIODevice& out) : m_out(out) {}

    Result<Done> header(const ListShape& shape, const ListRow& row, const std::vector<std::size_t>& rejectPositions);
    Result<Done> rejected(const ListRow& row, const RowRejected& rejected);
    /// What is still in memory goes to the device.
    Result<Done> flush();

private:
    void appendFields(const ListRow& row);
    Result<Done> endLine();

    QIODevice& m_out;
    std::vector<std::size_t> m_dropped; ///< positions, ascending
    std::size_t m_columnCount = 0;
    std::string m_lineEnd;
    std::string m_buffer;
    std::vector<std::string_view> m_fields;
};

} // namespace relais
