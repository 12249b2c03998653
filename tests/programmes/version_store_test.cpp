#include "core/programmes/programme_book.h"
#include "core/programmes/version_store.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>

using namespace relais;

namespace {

class VersionsInMemory final : public VersionStore {
public:
    std::vector<VersionDigest> known() override
    {
        std::vector<VersionDigest> all;
        for (const auto& [name, version] : m_versions) {
            all.push_back(version);
        }
        return all;
    }
    void put(const VersionDigest& version) override { m_versions[version.pathway + u'@' + version.version] = version; }
    bool isJoined(const QString& pathway, const QString& version) override { return joined.contains(pathway + u'@' + version); }

    std::set<QString> joined;

private:
    std::map<QString, VersionDigest> m_versions;
};

VersionDigest versionOf(const char* pathway, const char* digest)
{
    return {QString::fromLatin1(pathway), QStringLiteral("1"), QStringLiteral("p.json"), QString::fromLatin1(digest)};
}

std::vector<VersionDigest> digestsWith(const char* from, const char* to)
{
    auto files = ProgrammeBook::shippedFiles();
    for (NamedFile& file : files) {
        if (file.name == u"vaccination.json") {
            REQUIRE(file.bytes.contains(from));
            file.bytes.replace(from, to);
        }
    }
    return ProgrammeBook::of(files).value().digests();
}

} // namespace

TEST_CASE("a version that nobody has joined may change, one that somebody has joined may not", "[programmes]")
{
    VersionsInMemory store;
    const auto before = versionOf("a", "aa");
    const auto after = versionOf("a", "bb");
    CHECK(changedVersions(store, {before}).empty());
    CHECK(changedVersions(store, {after}).empty());
    CHECK(store.known() == std::vector{after});
    store.joined.insert(QStringLiteral("a@1"));
    CHECK(changedVersions(store, {after}).empty());
    CHECK(changedVersions(store, {before, versionOf("b", "cc")}) == std::vector{before});
    CHECK(store.known() == std::vector{after});                     // nothing is kept of a start that is refused
    CHECK(changedVersions(store, {before}) == std::vector{before}); // however often it is tried
    CHECK(changedVersions(store, {after}).empty());
}

TEST_CASE("a version that somebody has joined stays among the files, one that nobody has may go", "[programmes]")
{
    VersionsInMemory store;
    const auto kept = versionOf("a", "aa");
    const auto other = versionOf("b", "bb");
    CHECK(changedVersions(store, {kept, other}).empty());
    CHECK(changedVersions(store, {other}).empty());
    store.joined.insert(QStringLiteral("a@1"));
    CHECK(changedVersions(store, {other}) == std::vector{versionOf("a", "")});
    CHECK(changedVersions(store, {kept}).empty());
}

TEST_CASE("the text of a version is what it promises: neither its layout, nor its notes and marks, nor that it is closed",
    "[programmes]")
{
    const auto shipped = ProgrammeBook::shipped().value().digests();
    struct Row {
        const char* from;
        const char* to;
        bool same;
    };
    const auto row = GENERATE(Row{"\"actor\": \"system\"", "\"actor\":   \"system\"", true},
        Row{"\"status\": \"active\"", "\"status\": \"suspended\"", true},
        Row{"\"validFrom\": \"2026-01-01\"", "\"validUntil\": \"2027-12-31\", \"validFrom\": \"2026-01-01\"", true},
        Row{"Un nouveau calendrier est une nouvelle version.", "Un nouveau calendrier sera une autre version.", true},
        Row{"{\"public\": [\"/offset\"], \"default\": [\"/window\"]", "{\"default\": [\"/window\"]", true},
        Row{"\"offset\": \"P300M\"", "\"offset\": \"P301M\"", false},
        Row{"Vaccinations de l’adulte", "Vaccins de l’adulte", false},
        Row{"\"membership\": false", "\"membership\": true", false},
        Row{"\"validFrom\": \"2026-01-01\"", "\"validFrom\": \"2026-02-01\"", false});
    CAPTURE(row.from, row.to);
    CHECK((digestsWith(row.from, row.to) == shipped) == row.same);
}
