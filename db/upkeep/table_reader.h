#pragma once

#include "core/upkeep/store_checksum.h"
#include "db/base/connection.h"
#include "db/upkeep/table_shape.h"

#include <functional>

namespace relais {

/// Names and lists of a table for Connection::assembled(). Refuses with StoreFailure (ResourceInvalid) a name that is none of ours.
std::vector<std::pair<std::string, std::string>> tokensOf(const TableShape& shape);
/// ":v1, :v2…"
std::string parameterList(std::size_t count);

/// The rows of one table in the order of its key, page by page: some megabytes at most are held, whatever the table's size. Goes on behind a
/// key that an earlier reader came to, in any later transaction. Borrows the connection; throws StoreFailure.
class TableReader {
public:
    /// `row`: with its code (see RowCode), which is good until the next one.
    using Work = std::function<void(const Row& row, std::string_view code)>;

    /// `after`: lastKey() of the reader to go on from; empty: from the beginning.
    TableReader(Connection& connection, const TableShape& shape, const QByteArray& after = {});

    /// The next rows, some hundreds or thousands; false at the end of the table.
    bool page(const Work& work);
    const QByteArray& lastKey() const { return m_lastKey; }

    /// Count and checksum of the whole table, in the caller's transaction. `goOn` is asked between two pages with how many rows they were;
    /// false breaks it off (nothing).
    static std::optional<StoreChecksum> sumOf(
        Connection& connection, const TableShape& shape, const std::function<bool(std::int64_t rows)>& goOn);

private:
    Connection& m_connection;
    const TableShape& m_shape;
    std::vector<std::size_t> m_key;
    QByteArray m_lastKey;
    int m_limit;
};

} // namespace relais
