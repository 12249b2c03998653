#pragma once

#include "core/base/json_text.h"
#include "core/base/sealer.h"
#include "db/base/connection.h"

#include <QJsonObject>

namespace relais {

/// Puts an object into the three columns key_id, version, sealed and gets it back. Borrows the Sealer; database thread.
/// A row that does not open, or holds something else, is a StoreFailure with StoreCorrupt that repeats nothing of it.
class SealedRows {
public:
    /// `table` is part of what the seal is bound to, with the row's id.
    SealedRows(Sealer& sealer, const char* table) : m_sealer(sealer), m_table(table) {}

    void bind(Statement& statement, const JsonText& json, const QByteArray& rowId) const;
    void bind(Statement& statement, const QJsonObject& json, const QByteArray& rowId) const;
    /// Reads the next three columns.
    QJsonObject read(Row& row, const QByteArray& rowId) const;

    /// The value, or the failure that its row is broken.
    template <typename T>
    T sound(Result<T> read) const
    {
        if (!read) {
            broken(read.error().detail);
        }
        return std::move(*read);
    }

private:
    [[noreturn]] void broken(const QString& what) const;
    QByteArray context(const QByteArray& rowId) const { return QByteArray(m_table) + '/' + rowId; }

    Sealer& m_sealer;
    const char* m_table;
};

} // namespace relais
