#pragma once

#include "db/base/statement.h"
#include "db/upkeep/table_shape.h"

#include <string>

namespace relais {

/// A row as bytes that are the same whatever the engine: each value with its kind and length, so that NULL, nothing and zero are three things.
/// For checksums and for the place that a copy has come to. Throws StoreFailure.
class RowCode {
public:
    /// Appends the value of a column of `row`.
    static void append(std::string& to, const Row& row, int column, ColumnKind kind);
    /// Binds the values of `code` from the parameter `first` on; gives how many. StoreCorrupt: it is none.
    static int bind(Statement& statement, int first, std::string_view code);
    /// Hands one value of a row on to a parameter.
    static void pass(Statement& to, int index, const Row& row, int column, ColumnKind kind);
};

} // namespace relais
