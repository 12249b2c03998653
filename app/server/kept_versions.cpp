#include "app/server/kept_versions.h"

#include "db/programmes/version_repository.h"

namespace relais {

Result<Done> keepVersions(Database& database, const ProgrammeBook& programmes)
{
    const auto changed = database.runAndWait(Access::Write, [&](Connection& connection) {
        VersionRepository versions(connection);
        return Result<std::vector<VersionDigest>>(changedVersions(versions, programmes.digests()));
    });
    if (!changed) {
        return failure(changed.error());
    }
    QStringList lines;
    lines.reserve(static_cast<qsizetype>(changed->size()));
    for (const VersionDigest& one : *changed) {
        if (one.digest.isEmpty()) {
            lines.append(
                QStringLiteral("%1: /pathways/%2: expected version %3, which people joined: without it nobody knows what was "
                               "promised to them; put the file back, and end a version with validUntil")
                    .arg(one.file, one.pathway, one.version));
            continue;
        }
        lines.append(
            QStringLiteral("%1: /pathways/%2: expected version %3 as it was when people joined it: give the new text a version "
                           "of its own, or put the old text back; a correction that must reach those who joined is "
                           "\"relaisctl programmes recompute %2\", then start again")
                .arg(one.file, one.pathway, one.version));
    }
    return lines.isEmpty() ? Result<Done>(Done{}) : Result<Done>(failure(ErrorCode::ResourceInvalid, lines.join(u'\n')));
}

} // namespace relais
