#include "db/base/sqlite_statement.h"

#include "db/base/store_failure.h"

#include <sqlite3.h>

#include <algorithm>

namespace relais {

namespace {

template <typename Act>
auto guarded(Act act)
{
    try {
        return act();
    } catch (const SQLite::Exception& exception) {
        throw StoreFailure(errorOf(exception));
    }
}

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

SqliteStatement::SqliteStatement(const SQLite::Database& database, const std::string& text)
    : m_statement(guarded([&] { return SQLite::Statement(database, text); }))
{}

int SqliteStatement::parameterIndex(const char* name) const
{
    const int index = m_statement.getIndex(name);
    if (index == 0) {
        throw StoreFailure({ErrorCode::InvalidInput, QStringLiteral("no parameter %1 in a statement").arg(QLatin1String(name))});
    }
    return index;
}

void SqliteStatement::bindNull(int index)
{
    guarded([&] { m_statement.bind(index); });
}

void SqliteStatement::bindInteger(int index, std::int64_t value)
{
    guarded([&] { m_statement.bind(index, value); });
}

void SqliteStatement::bindReal(int index, double value)
{
    guarded([&] { m_statement.bind(index, value); });
}

void SqliteStatement::bindText(int index, const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    guarded([&] { m_statement.bind(index, std::string(utf8.constData(), static_cast<std::size_t>(utf8.size()))); });
}

void SqliteStatement::bindUtf8(int index, std::string_view value)
{
    const auto place = static_cast<std::size_t>(index);
    if (m_texts.size() <= place) {
        // All at once: a text that moves would leave the engine with its old address.
        m_texts.resize(std::max(place, static_cast<std::size_t>(m_statement.getBindParameterCount())) + 1);
    }
    m_texts[place].assign(value);
    guarded([&] { m_statement.bindNoCopy(index, m_texts[place]); });
}

void SqliteStatement::bindBytes(int index, const QByteArray& value)
{
    // An empty array may have no address, and a null address means NULL to the engine.
    guarded([&] {
        m_statement.bind(
            index, static_cast<const void*>(value.isNull() ? "" : value.constData()), static_cast<int>(value.size()));
    });
}

void SqliteStatement::bindRawBytes(int index, const void* value, int size)
{
    guarded([&] { m_statement.bindNoCopy(index, value, size); });
}

bool SqliteStatement::step()
{
    return guarded([&] { return m_statement.executeStep(); });
}

std::int64_t SqliteStatement::changes() const
{
    return m_statement.getChanges();
}

void SqliteStatement::reset() noexcept
{
    m_statement.tryReset();
    try {
        m_statement.clearBindings();
    } catch (const SQLite::Exception&) {
        // Clearing cannot fail on a statement that is not running.
    }
}

bool SqliteStatement::isNull(int column) const
{
    return guarded([&] { return m_statement.isColumnNull(column); });
}

std::int64_t SqliteStatement::integer(int column) const
{
    return guarded([&] { return m_statement.getColumn(column).getInt64(); });
}

double SqliteStatement::real(int column) const
{
    return guarded([&] { return m_statement.getColumn(column).getDouble(); });
}

QString SqliteStatement::text(int column) const
{
    return guarded([&] {
        const auto value = m_statement.getColumn(column);
        const char* utf8 = value.getText();
        return QString::fromUtf8(utf8, value.getBytes());
    });
}

QByteArray SqliteStatement::bytes(int column) const
{
    return guarded([&] {
        const auto value = m_statement.getColumn(column);
        const void* data = value.getBlob();
        return QByteArray(static_cast<const char*>(data), value.getBytes());
    });
}

} // namespace relais
