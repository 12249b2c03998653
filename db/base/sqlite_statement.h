#pragma once

#include "core/base/error.h"
#include "db/base/prepared_statement.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <string>
#include <vector>

struct sqlite3_stmt;

namespace relais {

/// The error that a SQLite failure means to Relais. The detail names codes and columns, never a value.
Error errorOf(const SQLite::Exception& exception);

/// PreparedStatement over the C interface of SQLite: SQLiteCpp's own statement copies each text once more and counts references
/// at each column that is read. Owned by its SqliteConnection, on its thread.
class SqliteStatement final : public PreparedStatement {
public:
    SqliteStatement(const SQLite::Database& database, const std::string& text);

    int parameterIndex(const char* name) const override;
    void bindNull(int index) override;
    void bindInteger(int index, std::int64_t value) override;
    void bindReal(int index, double value) override;
    void bindText(int index, const QString& value) override;
    void bindUtf8(int index, std::string_view value) override;
    void bindBytes(int index, const void* value, std::size_t size) override;
    bool step() override;
    std::int64_t changes() const override;
    void rewind() noexcept override;
    void reset() noexcept override;
    bool isNull(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    QString text(int column) const override;
    std::string_view bytes(int column) const override;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    void check(int code) const;
    std::string& keptAt(int index);
    int readable(int column) const;

    sqlite3* m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    std::vector<std::string> m_kept; ///< texts and bytes that are bound, by parameter: the engine reads them in place
    bool m_stepped = false;
    bool m_hasRow = false;
    bool m_bound = false;
};

} // namespace relais
