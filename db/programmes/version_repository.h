#pragma once

#include "core/programmes/version_store.h"
#include "db/base/connection.h"

namespace relais {

/// The texts of versions on one connection, of all its centres. On a database thread.
class VersionRepository final : public VersionStore {
public:
    explicit VersionRepository(Connection& connection) : m_connection(connection) {}

    std::vector<VersionDigest> known() override;
    void put(const VersionDigest& version) override;
    bool isJoined(const QString& pathway, const QString& version) override;

private:
    Connection& m_connection;
};

} // namespace relais
