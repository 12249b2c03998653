#pragma once

#include "db/postgres/store_address.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>

namespace relais::test {

/// Says whether anything in a central store is different from before, read straight from the file or the database while the
/// server runs.
/// Two tables do not count. `audit_event`: that somebody searched, opened a file or was refused at the sign-in is kept whatever
/// the answer was. `write_probe`: /health/ready finds out by writing that the store can be written.
class StoreDigest {
public:
    /// Takes note of the store as it is.
    explicit StoreDigest(const StoreAddress& address);
    ~StoreDigest();
    StoreDigest(const StoreDigest&) = delete;
    StoreDigest& operator=(const StoreDigest&) = delete;

    /// Whether anybody has committed anything since, were it in a table that does not count.
    bool moved();
    /// The tables whose rows differ from what was noted last. Cheap as long as nobody has committed anything.
    QStringList changed();
    /// Takes note of the store as it is now.
    void note();

private:
    using Tables = std::map<QString, QByteArray>;
    class Look;
    class FileLook;
    class ServerLook;

    std::unique_ptr<Look> m_look;
    std::int64_t m_version = 0; ///< moves with each commit of another connection
    Tables m_noted;
};

} // namespace relais::test
