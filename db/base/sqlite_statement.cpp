#include "db/base/sqlite_statement.h"

#include "db/base/store_failure.h"

#include <QStringEncoder>

#include <sqlite3.h>

namespace relais {

namespace {

/// A buffer that grew beyond is given back when its use is over: an upload's chunk, a sealed file.
constexpr std::size_t keptAtMost = 64 * 1024;

ErrorCode codeOf(int primary)
{
    switch (primary) {
    case SQLITE_FULL: return ErrorCode::StoreFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::StoreBusy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::StoreCorrupt;
    case SQLITE_CONSTRAINT: return ErrorCode::Conflict;
    default: return ErrorCode::StoreUnavailable;
    }
}

} // namespace

Error errorOf(const SQLite::Exception& exception)
{
    const int primary = exception.getErrorCode() & 0xff;
    QString detail = QStringLiteral("sqlite %1").arg(exception.getExtendedErrorCode());
    // Other messages might quote data; these two name tables, columns and our own triggers.
    if (primary == SQLITE_ERROR || primary == SQLITE_CONSTRAINT) {
        detail += QStringLiteral(": ") + QString::fromUtf8(exception.what());
    }
    // A limit on the size of files shows as a write that failed.
    const int extended = exception.getExtendedErrorCode();
    const bool noRoom = extended == SQLITE_IOERR_WRITE || extended == SQLITE_IOERR_SHMSIZE;
    return {noRoom ? ErrorCode::StoreFull : codeOf(primary), detail};
}

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const noexcept
{
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(const SQLite::Database& database, const std::string& text) : m_database(database.getHandle())
{
    sqlite3_stmt* prepared = nullptr;
    check(sqlite3_prepare_v3(
        m_database, text.c_str(), static_cast<int>(text.size()) + 1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr));
    m_statement.reset(prepared);
    // All at once: a text that moves would leave the engine with its old address.
    m_kept.resize(static_cast<std::size_t>(sqlite3_bind_parameter_count(prepared)));
}

void SqliteStatement::check(int code) const
{
    if (code != SQLITE_OK) {
        throw StoreFailure(errorOf(SQLite::Exception(m_database, code)));
    }
}

std::string& SqliteStatement::keptAt(int index)
{
    if (index < 1 || static_cast<std::size_t>(index) > m_kept.size()) {
        check(SQLITE_RANGE);
    }
    return m_kept[static_cast<std::size_t>(index) - 1];
}

int SqliteStatement::parameterIndex(const char* name) const
{
    const int index = sqlite3_bind_parameter_index(m_statement.get(), name);
    if (index == 0) {
        throw StoreFailure({ErrorCode::InvalidInput, QStringLiteral("no parameter %1 in a statement").arg(QLatin1String(name))});
    }
    return index;
}

void SqliteStatement::bindNull(int index)
{
    check(sqlite3_bind_null(m_statement.get(), index));
}

void SqliteStatement::bindInteger(int index, std::int64_t value)
{
    m_bound = true;
    check(sqlite3_bind_int64(m_statement.get(), index, value));
}

void SqliteStatement::bindReal(int index, double value)
{
    m_bound = true;
    check(sqlite3_bind_double(m_statement.get(), index, value));
}

void SqliteStatement::bindText(int index, const QString& value)
{
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    std::string& kept = keptAt(index);
    kept.resize(static_cast<std::size_t>(encoder.requiredSpace(value.size())));
    const char* end = encoder.appendToBuffer(kept.data(), value);
    m_bound = true;
    check(sqlite3_bind_text(m_statement.get(), index, kept.data(), static_cast<int>(end - kept.data()), SQLITE_STATIC));
}

void SqliteStatement::bindUtf8(int index, std::string_view value)
{
    std::string& kept = keptAt(index);
    kept.assign(value);
    m_bound = true;
    check(sqlite3_bind_text(m_statement.get(), index, kept.data(), static_cast<int>(kept.size()), SQLITE_STATIC));
}

void SqliteStatement::bindBytes(int index, const void* value, std::size_t size)
{
    // An empty array may have no address, and a null address means NULL to the engine: what is kept has one.
    std::string& kept = keptAt(index);
    kept.assign(size == 0 ? "" : static_cast<const char*>(value), size);
    m_bound = true;
    check(sqlite3_bind_blob(m_statement.get(), index, kept.data(), static_cast<int>(size), SQLITE_STATIC));
}

bool SqliteStatement::step()
{
    if (m_stepped && !m_hasRow) {
        // The engine would begin again, and insert a second time.
        throw StoreFailure({ErrorCode::StoreUnavailable, QStringLiteral("a step behind the last")});
    }
    m_stepped = true;
    const int code = sqlite3_step(m_statement.get());
    m_hasRow = code == SQLITE_ROW;
    if (!m_hasRow && code != SQLITE_DONE) {
        check(code);
    }
    return m_hasRow;
}

std::int64_t SqliteStatement::changes() const
{
    return sqlite3_changes(m_database);
}

void SqliteStatement::rewind() noexcept
{
    if (m_stepped) {
        // Says again what the last step said: that was thrown then.
        sqlite3_reset(m_statement.get());
        m_stepped = false;
        m_hasRow = false;
    }
}

void SqliteStatement::reset() noexcept
{
    rewind();
    if (!m_bound) {
        return;
    }
    sqlite3_clear_bindings(m_statement.get());
    m_bound = false;
    for (std::string& kept : m_kept) {
        if (kept.capacity() > keptAtMost) {
            std::string().swap(kept);
        }
    }
}

/// The engine answers NULL for a column that is not there, or before the first row: a mistake that must not pass for data.
int SqliteStatement::readable(int column) const
{
    if (!m_hasRow || column < 0 || column >= sqlite3_column_count(m_statement.get())) {
        throw StoreFailure({ErrorCode::StoreUnavailable, QStringLiteral("a column that no row has")});
    }
    return column;
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), readable(column)) == SQLITE_NULL;
}

std::int64_t SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), readable(column));
}

double SqliteStatement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), readable(column));
}

QString SqliteStatement::text(int column) const
{
    const auto* utf8 = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), readable(column)));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement.get(), column));
}

std::string_view SqliteStatement::bytes(int column) const
{
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), readable(column)));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
}

} // namespace relais
