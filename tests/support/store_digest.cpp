#include "tests/support/store_digest.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QCryptographicHash>

namespace relais::test {

namespace {

/// One row after another, each value with its type and length, so that no two tables look alike by chance.
QByteArray digestOf(SQLite::Database& database, const std::string& table)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    SQLite::Statement rows(database, "SELECT * FROM \"" + table + "\"");
    while (rows.executeStep()) {
        for (int i = 0; i < rows.getColumnCount(); ++i) {
            const auto column = rows.getColumn(i);
            const auto* bytes = static_cast<const char*>(column.getBlob());
            hash.addData(QByteArray::number(column.getType()) + ':' + QByteArray::number(column.getBytes()) + ':');
            hash.addData(QByteArrayView(bytes, column.getBytes()));
        }
        hash.addData(QByteArrayView("\n"));
    }
    return hash.result();
}

} // namespace

StoreDigest::StoreDigest(const QString& path)
    : m_database(std::make_unique<SQLite::Database>(path.toStdString(), SQLite::OPEN_READONLY, 10000))
{
    note();
}

StoreDigest::~StoreDigest() = default;

int StoreDigest::version()
{
    return m_database->execAndGet("PRAGMA data_version").getInt();
}

StoreDigest::Tables StoreDigest::read()
{
    const SQLite::Transaction snapshot(*m_database);
    std::vector<std::string> names;
    SQLite::Statement tables(*m_database,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('audit_event', "
        "'write_probe') ORDER BY name");
    while (tables.executeStep()) {
        names.push_back(tables.getColumn(0).getString());
    }
    Tables digests;
    for (const std::string& name : names) {
        digests.emplace(QString::fromStdString(name), digestOf(*m_database, name));
    }
    return digests;
}

void StoreDigest::note()
{
    // The number first: what is committed in between is read twice, never missed.
    m_version = version();
    m_noted = read();
}

bool StoreDigest::moved()
{
    return version() != m_version;
}

QStringList StoreDigest::changed()
{
    if (!moved()) {
        return {};
    }
    QStringList names;
    for (auto& [name, digest] : read()) {
        if (m_noted[name] != digest) {
            names.append(name);
        }
    }
    return names;
}

} // namespace relais::test
