#include "app/server/kept_versions.h"

#include "db/programmes/version_repository.h"

namespace relais {

namespace {

/// The same store, in which nothing is put.
class Look final : public VersionStore {
public:
    explicit Look(Connection& connection) : m_versions(connection) {}

    std::vector<VersionDigest> known() override { return m_versions.known(); }
    void put(const VersionDigest&) override { m_hasNews = true; }
    bool isJoined(const QString& pathway, const QString& version) override { return m_versions.isJoined(pathway, version); }
    bool hasNews() const { return m_hasNews; }

private:
    VersionRepository m_versions;
    bool m_hasNews = false;
};

} // namespace

Result<Done> keepVersions(Database& database, const ProgrammeBook& programmes)
{
    const auto& now = programmes.digests();
    // Mostly there is nothing to keep, and whoever looks waits for nobody.
    const auto looked = database.runAndWait(Access::Read, [&](Connection& connection) {
        Look look(connection);
        auto found = changedVersions(look, now);
        return look.hasNews() ? std::nullopt : std::optional(std::move(found));
    });
    if (!looked) {
        return failure(looked.error());
    }
    // This table is no centre's: those who write it wait for each other, and for no desk.
    const auto changed = *looked ? Result<std::vector<VersionDigest>>(**looked)
                                 : database.runAndWait(Access::Write, QStringLiteral("*programmes"), [&](Connection& connection) {
                                       VersionRepository versions(connection);
                                       return changedVersions(versions, now);
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
