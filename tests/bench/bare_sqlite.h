#pragma once

#include "db/base/sql_files.h"

#include <sqlite3.h>

#include <QByteArray>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>

namespace relais::bench {

/// The C API and nothing else: the loop that our storage is compared with. Statements come from the same .sql files.
/// Aborts on any error: a bench that goes wrong must not print a figure.
class BareSqlite {
public:
    explicit BareSqlite(const QString& path)
    {
        check(sqlite3_open(path.toUtf8().constData(), &m_database));
        for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA wal_autocheckpoint=16000",
                 "PRAGMA cache_size=-65536", "PRAGMA foreign_keys=ON"}) {
            execute(pragma);
        }
    }
    ~BareSqlite()
    {
        for (auto& [name, statement] : m_statements) {
            sqlite3_finalize(statement);
        }
        sqlite3_close(m_database);
    }
    BareSqlite(const BareSqlite&) = delete;
    BareSqlite& operator=(const BareSqlite&) = delete;

    void execute(const char* sql) { check(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr)); }

    sqlite3_stmt* statement(const char* name)
    {
        sqlite3_stmt*& known = m_statements[name];
        if (known == nullptr) {
            check(sqlite3_prepare_v3(m_database, m_files.text(name).c_str(), -1, SQLITE_PREPARE_PERSISTENT, &known, nullptr));
        }
        return known;
    }
    /// Binds in order of first appearance, steps to the end, resets; how many rows came.
    template <typename... T>
    int run(const char* name, const T&... values)
    {
        return rows(
            name, [](sqlite3_stmt*) {}, values...);
    }
    template <typename Read, typename... T>
    int rows(const char* name, Read read, const T&... values)
    {
        sqlite3_stmt* stepped = statement(name);
        int index = 0;
        (bind(stepped, ++index, values), ...);
        int count = 0;
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(stepped)) == SQLITE_ROW) {
            read(stepped);
            ++count;
        }
        if (code != SQLITE_DONE) {
            check(code);
        }
        check(sqlite3_reset(stepped));
        return count;
    }
    static QByteArray bytes(sqlite3_stmt* row, int column)
    {
        return {static_cast<const char*>(sqlite3_column_blob(row, column)), sqlite3_column_bytes(row, column)};
    }

private:
    void check(int code)
    {
        if (code != SQLITE_OK) {
            std::fprintf(stderr, "bare sqlite: %s\n", sqlite3_errmsg(m_database));
            std::abort();
        }
    }
    void bind(sqlite3_stmt* to, int index, std::int64_t value) { check(sqlite3_bind_int64(to, index, value)); }
    void bind(sqlite3_stmt* to, int index, int value) { check(sqlite3_bind_int64(to, index, value)); }
    void bind(sqlite3_stmt* to, int index, std::nullptr_t) { check(sqlite3_bind_null(to, index)); }
    void bind(sqlite3_stmt* to, int index, const char* value) { check(sqlite3_bind_text(to, index, value, -1, SQLITE_STATIC)); }
    void bind(sqlite3_stmt* to, int index, const QByteArray& value)
    {
        check(sqlite3_bind_blob(to, index, value.constData(), static_cast<int>(value.size()), SQLITE_STATIC));
    }

    sqlite3* m_database = nullptr;
    SqlFiles m_files;
    std::map<std::string, sqlite3_stmt*> m_statements;
};

} // namespace relais::bench
