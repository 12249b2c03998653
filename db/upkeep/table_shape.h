#pragma once

#include <QString>

#include <vector>

namespace relais {

/// How the values of a column travel from one engine to another: ids are bytes, instants whole numbers, civil dates and JSON texts.
enum class ColumnKind { Other, Integer, Real, Text, Bytes };

struct TableColumn {
    QString name;
    ColumnKind kind = ColumnKind::Other;
    int keyPlace = 0; ///< from 1 in the primary key; 0: not in it
    bool operator==(const TableColumn&) const = default;
};

/// A table as an engine describes it, the same on both. A value.
struct TableShape {
    QString name;
    std::vector<TableColumn> columns; ///< in the table's order

    /// Places in `columns`, in the order of the primary key.
    std::vector<std::size_t> key() const;
    bool operator==(const TableShape&) const = default;
};

/// An index or a trigger, and the table whose it is.
struct TablePart {
    QString name;
    QString table;
    bool operator==(const TablePart&) const = default;
};

} // namespace relais
