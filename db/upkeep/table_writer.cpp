#include "db/upkeep/table_writer.h"

#include "db/upkeep/row_code.h"
#include "db/upkeep/table_reader.h"

namespace relais {

TableWriter::TableWriter(Connection& connection, const TableShape& shape)
    : m_shape(shape), m_insert(connection.assembled("upkeep/table.insert", tokensOf(shape)))
{}

void TableWriter::write(const Row& row)
{
    for (std::size_t i = 0; i < m_shape.columns.size(); ++i) {
        const int column = static_cast<int>(i);
        RowCode::pass(m_insert, column + 1, row, column, m_shape.columns[i].kind);
    }
    m_insert.send();
}

} // namespace relais
