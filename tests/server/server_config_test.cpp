#include "app/server/server_config.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("a configuration is read, and what is wrong in it is named", "[server][config]")
{
    const auto read =
        readServerConfig(QStringLiteral("# a server\nlisten.port = 9000 # here\n\nlimits.body_bytes=5000\nlog.level = quiet\n"));
    REQUIRE(read);
    CHECK(read->port == 9000);
    CHECK(read->address == QStringLiteral("127.0.0.1"));
    CHECK(read->http.bodyBytes == 5000);
    CHECK(read->log == ServerLog::Level::Quiet);

    const std::pair<const char*, const char*> cases[] = {
        {"listen.prot = 1", "line 1: unknown key \"listen.prot\"; the nearest known is \"listen.port\""},
        {"\nlisten.port = 99999", "line 2: \"listen.port\" takes 0 to 65535, 0 takes a free one; 8080"},
        {"listen.port 1", "line 1: expected \"key = value\""},
        {"listen.port = 1\nlisten.port = 1", "line 2: \"listen.port\" for the second time"},
        {"limits.connections_per_address = 10", "line 1: \"limits.connections_per_address\" takes at once, 1000 to 18000; 4000"},
        {"log.level = loud", "line 1: \"log.level\" takes quiet, errors, events or requests; requests"},
    };
    for (const auto& [text, detail] : cases) {
        const auto refused = readServerConfig(QString::fromLatin1(text));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().detail == QString::fromLatin1(detail));
    }
    CHECK(describeServerConfig().contains(QStringLiteral("session.offline_hours")));
}
