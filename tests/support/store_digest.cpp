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

class StoreDigest::Look {
public:
    virtual ~Look() = default;
    virtual Tables read() = 0;
    virtual std::int64_t version() = 0;
};

class StoreDigest::FileLook final : public Look {
public:
    explicit FileLook(const QString& path) : m_database(path.toStdString(), SQLite::OPEN_READONLY, 10000) {}

    std::int64_t version() override { return m_database.execAndGet("PRAGMA data_version").getInt64(); }
    Tables read() override
    {
        const SQLite::Transaction snapshot(m_database);
        std::vector<std::string> names;
        SQLite::Statement tables(m_database,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('audit_event', "
            "'write_probe') ORDER BY name");
        while (tables.executeStep()) {
            names.push_back(tables.getColumn(0).getString());
        }
        Tables digests;
        for (const std::string& name : names) {
            digests.emplace(QString::fromStdString(name), digestOf(m_database, name));
        }
        return digests;
    }

private:
    SQLite::Database m_database;
};

class StoreDigest::ServerLook final : public Look {
private:
    template <typename Of>
    auto inSnapshot(Of of)
    {
        m_connection->begin(false, {});
        auto read = of(*m_connection);
        m_connection->rollback();
        return read;
    }

public:
    explicit ServerLook(const StoreAddress& address) : m_connection(address.openToRead().value()) {}

    std::int64_t version() override
    {
        return inSnapshot(
            [](Connection& connection) { return connection.statement("base/test_note.version").value<std::int64_t>().value(); });
    }
    Tables read() override
    {
        return inSnapshot([](Connection& connection) {
            Tables digests;
            auto tables = connection.statement("base/test_note.digests");
            while (tables.step()) {
                Row row = tables.row();
                QString name = row.next<QString>();
                digests.emplace(std::move(name), row.next<QString>().toLatin1());
            }
            return digests;
        });
    }

private:
    std::unique_ptr<Connection> m_connection;
};

StoreDigest::StoreDigest(const StoreAddress& address)
{
    if (address.isFile()) {
        m_look = std::make_unique<FileLook>(address.path());
    } else {
        m_look = std::make_unique<ServerLook>(address);
    }
    note();
}

StoreDigest::~StoreDigest() = default;

void StoreDigest::note()
{
    // The number first: what is committed in between is read twice, never missed.
    m_version = m_look->version();
    m_noted = m_look->read();
}

bool StoreDigest::moved()
{
    return m_look->version() != m_version;
}

QStringList StoreDigest::changed()
{
    if (!moved()) {
        return {};
    }
    QStringList names;
    for (auto& [name, digest] : m_look->read()) {
        if (m_noted[name] != digest) {
            names.append(name);
        }
    }
    return names;
}

} // namespace relais::test
