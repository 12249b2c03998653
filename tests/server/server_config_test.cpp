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
    CHECK(read->cohortDaily == QTime(3, 0)); // when nothing is said
    CHECK(readServerConfig(QStringLiteral("cohort.daily = 04:30")).value().cohortDaily == QTime(4, 30));
    CHECK_FALSE(readServerConfig(QStringLiteral("cohort.daily = off")).value().cohortDaily);

    // What stands within a value is no comment.
    CHECK(readServerConfig(QStringLiteral("database = sqlite:/srv/a#b.sqlite\t# here")).value().database.path()
        == QStringLiteral("/srv/a#b.sqlite"));

    CHECK_FALSE(read->http.proxies.trusts("127.0.0.1"));
    CHECK(readServerConfig(QStringLiteral("proxy.trusted = 127.0.0.1, ::1")).value().http.proxies.trusts("::1"));
    CHECK_FALSE(readServerConfig(QStringLiteral("proxy.trusted = 10.0.0.0/8")));

    const std::pair<const char*, const char*> cases[] = {
        {"listen.prot = 1", "ligne 1 : clé inconnue « listen.prot » ; la plus proche est « listen.port »"},
        {"\nlisten.port = 99999", "ligne 2 : « listen.port » attend : de 0 à 65535, 0 prend un port libre ; 8080"},
        {"listen.port 1", "ligne 1 : « clé = valeur » est attendu"},
        {"listen.port = 1\nlisten.port = 1", "ligne 2 : « listen.port » pour la deuxième fois"},
        {"limits.connections_per_address = 10",
            "ligne 1 : « limits.connections_per_address » attend : connexions à la fois d'une même adresse, de 1000 à 18000 ; "
            "4000"},
        {"cohort.daily = 25:00",
            "ligne 1 : « cohort.daily » attend : heure, au centre, où la cohorte appelée est revue chaque nuit, par exemple "
            "03:00, ou "
            "off ; 03:00"},
        {"log.level = loud", "ligne 1 : « log.level » attend : quiet, errors, events ou requests ; requests"},
    };
    for (const auto& [text, detail] : cases) {
        const auto refused = readServerConfig(QString::fromLatin1(text));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().detail == QString::fromUtf8(detail));
    }
    CHECK(describeServerConfig().contains(QStringLiteral("session.offline_hours")));
    // Each key says in French what it means.
    for (const QString& line : describeServerConfig().split(u'\n', Qt::SkipEmptyParts)) {
        INFO(line.toStdString());
        CHECK(line.trimmed().contains(u" ; "));
    }
}
