#pragma once

#include "db/base/connection.h"
#include "db/upkeep/table_shape.h"

namespace relais {

/// Puts rows into one table as they were read; on a server they are sent behind each other, and a failure shows by the commit. Lives within the
/// caller's write transaction; borrows its connection; throws StoreFailure.
class TableWriter {
public:
    TableWriter(Connection& connection, const TableShape& shape);
    /// `row` has the columns of the shape, in its order.
    void write(const Row& row);

private:
    const TableShape& m_shape;
    Statement m_insert;
};

} // namespace relais
