// A version of a pathway that people have joined says something else: noticed at a start, not only at a reload.
#include "app/relaisctl/verbs.h"
#include "app/server/relais_server.h"
#include "db/accounts/account_repository.h"
#include "db/programmes/pathway_repository.h"
#include "tests/support/running_server.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QTemporaryDir>

#include <sstream>

using namespace relais;
using namespace relais::test;

namespace {

const CentreId albi{QStringLiteral("albi")};

/// A store and a folder of programmes between two starts.
struct Place {
    Place()
    {
        for (const NamedFile& file : ProgrammeBook::shippedFiles()) {
            write(file.name, file.bytes);
            if (file.name == u"vaccination.json") {
                shipped = file.bytes;
            }
        }
    }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(programmes.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        REQUIRE(file.write(bytes) == bytes.size());
    }
    Result<std::unique_ptr<RelaisServer>> start()
    {
        ServerSettings settings;
        settings.database = place.address();
        settings.programmes = programmes.path();
        settings.log = ServerLog::Level::Quiet;
        settings.everyCommitOnDisk = false;
        return RelaisServer::open(settings, clock, random, hasher);
    }

    QTemporaryDir programmes;
    StorePlace place{StorePlace::Kind::FileOnly}; // the tool works on it, too
    QByteArray shipped;
    TestClock clock;
    SystemRandom random;
    SodiumPasswordHasher hasher{SodiumPasswordHasher::cheapest()};
};

void join(RelaisServer& server)
{
    const PersonId person = server.ids().make<PersonId>();
    const auto done = server.database().runAndWait(Access::Write, [&](Connection& connection) {
        AccountRepository(connection).putCentre({albi, QStringLiteral("Albi"), QStringLiteral("france")});
        PathwayRepository(connection, albi)
            .set(person,
                {{QStringLiteral("vaccination-adult"), QStringLiteral("calendrier-2025"), StoredMembership::State::Over,
                    server.clock().now(), {}}});
        return Done{};
    });
    REQUIRE(done);
}

} // namespace

TEST_CASE("a server does not start when a version that people have joined says something else", "[server][programmes]")
{
    Place place;
    const QByteArray changed = QByteArray(place.shipped).replace("\"offset\": \"P300M\"", "\"offset\": \"P301M\"");
    REQUIRE(changed != place.shipped);
    REQUIRE(place.start());
    place.write(QStringLiteral("vaccination.json"), changed);
    REQUIRE(place.start()); // nobody has joined it: it is a draft still
    place.write(QStringLiteral("vaccination.json"), place.shipped);
    {
        const auto started = place.start();
        REQUIRE(started);
        join(**started);
    }
    REQUIRE(place.start());
    place.write(QStringLiteral("vaccination.json"), changed);
    const auto refused = place.start();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::ResourceInvalid);
    for (const char* part : {"vaccination.json", "/pathways/vaccination-adult", "calendrier-2025", "programmes recompute"}) {
        INFO(part);
        CHECK(refused.error().detail.contains(QLatin1String(part)));
    }
    SECTION("the old text put back, it starts")
    {
        place.write(QStringLiteral("vaccination.json"), place.shipped);
        CHECK(place.start());
    }
    SECTION("the new text as a version of its own, it starts")
    {
        QByteArray next = changed;
        next.replace("\"version\": \"calendrier-2025\"", "\"version\": \"calendrier-2026\"")
            .replace("\"validFrom\": \"2026-01-01\"", "\"validFrom\": \"2027-01-01\"");
        place.write(QStringLiteral("vaccination.json"),
            QByteArray(place.shipped)
                .replace("\"validFrom\": \"2026-01-01\"", "\"validFrom\": \"2026-01-01\", \"validUntil\": \"2026-12-31\""));
        place.write(QStringLiteral("vaccination-2027.json"), next);
        const auto started = place.start();
        INFO((started ? std::string() : started.error().detail.toStdString()));
        CHECK(started);
    }
    SECTION("carried to those who joined by an act of its own, it starts")
    {
        std::ostringstream out;
        std::ostringstream err;
        const auto recompute = [&](const char* rest) {
            return runTool({QStringLiteral("programmes"), QStringLiteral("recompute"), QStringLiteral("vaccination-adult"),
                               QStringLiteral("--database"), place.place.address().path(), QStringLiteral("--programmes"),
                               place.programmes.path(), QStringLiteral("--rest"), QString::fromLatin1(rest)},
                ToolStreams{out, err, false});
        };
        for (const char* wrong : {"-1", "101", "nan", "beaucoup", ""}) {
            INFO(wrong);
            CHECK(recompute(wrong) == ExitUsage);
        }
        CHECK_FALSE(place.start()); // nothing was done
        const int code = recompute("0");
        INFO(err.str());
        CHECK(code == ExitDone);
        CHECK(place.start());
    }
}
