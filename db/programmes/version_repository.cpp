#include "db/programmes/version_repository.h"

namespace relais {

std::vector<VersionDigest> VersionRepository::known()
{
    return m_connection.statement("programmes/versions.known").bindAll().all([](Row row) {
        VersionDigest version;
        version.pathway = row.next<QString>();
        version.version = row.next<QString>();
        version.file = row.next<QString>();
        version.digest = row.next<QString>();
        return version;
    });
}

void VersionRepository::put(const VersionDigest& version)
{
    m_connection.statement("programmes/versions.put")
        .bindAll(version.pathway, version.version, version.file, version.digest)
        .send();
}

bool VersionRepository::isJoined(const QString& pathway, const QString& version)
{
    // Asked of versions that changed, at a start: a walk over the members is no burden then, an index would be one at each joining.
    return m_connection.statement("programmes/versions.joined").bindAll(pathway, version).value<std::int64_t>().value_or(0) > 0;
}

} // namespace relais
