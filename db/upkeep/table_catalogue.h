#pragma once

#include "db/base/connection.h"
#include "db/upkeep/table_shape.h"

namespace relais {

/// What the engine of a connection says of its tables, read at each question. Borrows the connection; inside a transaction or not; throws
/// StoreFailure.
class TableCatalogue {
public:
    explicit TableCatalogue(Connection& connection) : m_connection(connection) {}

    /// A file's in the order in which they were made.
    QStringList tables();
    /// Without columns: there is no such table.
    TableShape shapeOf(const QString& table);
    /// Those that work: not one that a broken-off rebuild left, nor a trigger that is switched off.
    std::vector<TablePart> indexes();
    std::vector<TablePart> triggers();

private:
    std::vector<TablePart> parts(std::string_view statement);

    Connection& m_connection;
};

} // namespace relais
