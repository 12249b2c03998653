#pragma once

#include "db/postgres/store_address.h"
#include "tests/support/postgres_stores.h"

#include <QTemporaryDir>

namespace relais::test {

/// Where a test keeps a central store: a file in a folder of its own, or a database on the PostgreSQL server that the tests were given.
/// Gone with the object; close whatever works on it before.
class StorePlace {
public:
    enum class Kind {
        Empty,
        Central, ///< on the server, with the schema of a central store already: reading it anew for each test takes most of its time
        FileOnly
    };

    explicit StorePlace(Kind kind = Kind::Empty)
        : m_server(
            kind != Kind::FileOnly && PostgresStores::areWanted() ? PostgresStores::create(kind == Kind::Central) : QString())
    {}
    ~StorePlace()
    {
        if (!isFile()) {
            PostgresStores::drop(m_server);
        }
    }
    StorePlace(const StorePlace&) = delete;
    StorePlace& operator=(const StorePlace&) = delete;

    bool isFile() const { return m_server.isEmpty(); }
    StoreAddress address() const
    {
        return isFile() ? StoreAddress::ofFile(m_folder.filePath(QStringLiteral("central.sqlite")))
                        : StoreAddress::fromText(m_server).value();
    }

private:
    QTemporaryDir m_folder;
    QString m_server;
};

} // namespace relais::test
