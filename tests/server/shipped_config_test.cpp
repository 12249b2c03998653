// The shipped configuration says every key; what is said of a key, there and in --help, is what the server does.
#include "app/server/server_config.h"
#include "ui/words/server_words.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <functional>

using namespace relais;

namespace {

QString textOf(const char* path)
{
    QFile file(QStringLiteral(RELAIS_EXAMPLES "/") + QLatin1String(path));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

QStringList keysOfHelp()
{
    QStringList keys;
    for (const QString& line : describeServerConfig().split(u'\n', Qt::SkipEmptyParts)) {
        keys.append(line.trimmed().section(u' ', 0, 0));
    }
    return keys;
}

/// The part behind the last " ; " of what a key means.
QString documentedDefault(const QString& key)
{
    return ServerWords::keyMeaning(key).section(QStringLiteral(" ; "), -1);
}

template <typename Unit, typename Duration>
auto in(Duration duration)
{
    return static_cast<qlonglong>(std::chrono::duration_cast<Unit>(duration).count());
}

/// Every key with a number, and where the server keeps it.
const std::vector<std::pair<const char*, std::function<qlonglong(const ServerSettings&)>>>& numbers()
{
    using S = ServerSettings;
    using std::chrono::hours;
    using std::chrono::milliseconds;
    using std::chrono::minutes;
    using std::chrono::seconds;
    static const std::vector<std::pair<const char*, std::function<qlonglong(const S&)>>> all{
        {"listen.port", [](const S& s) { return s.port; }},
        {"stop.drain_seconds", [](const S& s) { return in<seconds>(s.http.drain); }},
        {"limits.body_bytes", [](const S& s) { return s.http.bodyBytes; }},
        {"limits.all_bodies_bytes", [](const S& s) { return s.http.allBodiesBytes; }},
        {"limits.unasked_body_bytes", [](const S& s) { return s.http.unaskedBodyBytes; }},
        {"limits.head_bytes", [](const S& s) { return s.http.headBytes; }},
        {"limits.request_line_bytes", [](const S& s) { return s.http.requestLineBytes; }},
        {"limits.request_deadline_ms", [](const S& s) { return in<milliseconds>(s.http.requestDeadline); }},
        {"limits.write_deadline_ms", [](const S& s) { return in<milliseconds>(s.http.writeDeadline); }},
        {"limits.idle_seconds", [](const S& s) { return in<seconds>(s.http.idle); }},
        {"limits.drain_bytes", [](const S& s) { return s.http.drainBytes; }},
        {"limits.drain_deadline_ms", [](const S& s) { return in<milliseconds>(s.http.drainDeadline); }},
        {"limits.stop_grace_ms", [](const S& s) { return in<milliseconds>(s.http.stopGrace); }},
        {"limits.connections", [](const S& s) { return s.http.connections; }},
        {"limits.connections_per_address", [](const S& s) { return s.http.connectionsPerAddress; }},
        {"limits.waiting_requests", [](const S& s) { return s.http.waitingRequests; }},
        {"limits.waiting_heavy", [](const S& s) { return s.http.waitingHeavy; }},
        {"limits.heavy_wait_ms", [](const S& s) { return in<milliseconds>(s.http.heavyWait); }},
        {"workers", [](const S& s) { return s.http.workers; }},
        {"session.hours", [](const S& s) { return in<hours>(s.sessions.session); }},
        {"session.offline_hours", [](const S& s) { return in<hours>(s.sessions.offline); }},
        {"sign_in.tries_per_minute", [](const S& s) { return s.sessions.signIns.most; }},
        {"enrolment.tries_per_minute", [](const S& s) { return s.sessions.enrolments.most; }},
        {"password.memory_mb", [](const S& s) { return s.password.memoryBytes / 1024 / 1024; }},
        {"password.at_once", [](const S& s) { return s.password.atOnce; }},
        {"lease.minutes", [](const S& s) { return in<minutes>(s.leaseTime); }},
    };
    return all;
}

} // namespace

TEST_CASE("a number that is documented as the default is the default, and its bounds are the bounds", "[server][config]")
{
    const ServerSettings unset;
    static const QRegularExpression range(QStringLiteral(" de (\\d+) à (\\d+)[ ,]"));
    for (const auto& [name, valueOf] : numbers()) {
        INFO(name);
        const QString key = QLatin1String(name);
        CHECK(documentedDefault(key) == QString::number(valueOf(unset)));
        const auto bounds = range.match(QLatin1Char(' ') + ServerWords::keyMeaning(key));
        REQUIRE(bounds.hasMatch());
        // The other of two keys that hold each other is out of the way.
        const QString other = key == QStringLiteral("limits.body_bytes")
            ? QStringLiteral("limits.all_bodies_bytes = 10000000000\n")
            : key == QStringLiteral("limits.all_bodies_bytes") ? QStringLiteral("limits.body_bytes = 1000\n")
                                                               : QString();
        for (const auto& [bound, beyond] : {std::pair(1, -1), std::pair(2, 1)}) {
            const qlonglong edge = bounds.captured(bound).toLongLong();
            const auto read = readServerConfig(other + QStringLiteral("%1 = %2").arg(key).arg(edge));
            REQUIRE(read);
            CHECK(valueOf(*read) == edge);
            CHECK_FALSE(readServerConfig(other + QStringLiteral("%1 = %2").arg(key).arg(edge + beyond)));
        }
        CHECK_FALSE(readServerConfig(QStringLiteral("%1 = 1.5").arg(key)));
        CHECK_FALSE(readServerConfig(QStringLiteral("%1 = 99999999999999999999").arg(key)));
    }
}

TEST_CASE("every key is a number with a test of its bounds, or a known text", "[server][config]")
{
    QSet<QString> known{QStringLiteral("listen.address"), QStringLiteral("proxy.trusted"), QStringLiteral("database"),
        QStringLiteral("programmes.folder"), QStringLiteral("campaigns.folder"), QStringLiteral("log.level"),
        QStringLiteral("cohort.daily")};
    for (const auto& [name, valueOf] : numbers()) {
        known.insert(QLatin1String(name));
    }
    for (const QString& key : keysOfHelp()) {
        INFO(key.toStdString());
        CHECK(known.contains(key));
        // Without a value, twice, and with a letter more than it has.
        const auto empty = readServerConfig(key + QStringLiteral(" ="));
        REQUIRE_FALSE(empty);
        CHECK(empty.error().detail == ServerWords::atLine(1, ServerWords::badValue(key)));
        const auto spelt = readServerConfig(key + QStringLiteral("x = 1"));
        REQUIRE_FALSE(spelt);
        CHECK(spelt.error().detail == ServerWords::atLine(1, ServerWords::unknownKey(key + u'x', key)));
    }
}

TEST_CASE("bodies that are bounded below a single one are refused", "[server][config]")
{
    const auto refused = readServerConfig(QStringLiteral("limits.body_bytes = 3000000\nlimits.all_bodies_bytes = 2999999"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().detail == ServerWords::bodiesBelowOne());
    CHECK(readServerConfig(QStringLiteral("limits.body_bytes = 3000000\nlimits.all_bodies_bytes = 3000000")));
}

TEST_CASE("the shipped configuration is accepted and says every key with its default", "[server][config][examples]")
{
    const QString text = textOf("relais-server.conf");
    const auto asShipped = readServerConfig(text);
    if (!asShipped) {
        FAIL(asShipped.error().detail.toStdString());
    }
    CHECK(asShipped->http.proxies.trusts("127.0.0.1"));
    CHECK(asShipped->http.drain > std::chrono::seconds(5));

    static const QRegularExpression line(QStringLiteral("^(# )?([a-z_]+(?:\\.[a-z_]+)*) = (.+)$"));
    QStringList said;
    QString allSaid;
    for (const QString& given : text.split(u'\n')) {
        const auto match = line.match(given);
        if (!match.hasMatch()) {
            continue;
        }
        const QString key = match.captured(2);
        INFO(key.toStdString());
        CHECK_FALSE(said.contains(key));
        said.append(key);
        allSaid += key + QStringLiteral(" = ") + match.captured(3) + u'\n';
        const QString standard = documentedDefault(key);
        if (!match.captured(1).isEmpty() && !standard.startsWith(QStringLiteral("sans cette clé"))) {
            CHECK(match.captured(3) == standard);
        }
    }
    QStringList keys = keysOfHelp();
    keys.sort();
    said.sort();
    CHECK(said == keys);
    const auto read = readServerConfig(allSaid);
    CHECK(read);
}

TEST_CASE("the shipped nginx lets through what the server takes, and no more", "[server][config][examples]")
{
    const QString nginx = textOf("../nginx/relais.conf");
    const HttpLimits limits;
    for (const char* name : {"client_max_body_size", "client_body_buffer_size"}) {
        INFO(name);
        CHECK(nginx.contains(QStringLiteral("    %1 %2;\n").arg(QLatin1String(name)).arg(limits.bodyBytes)));
    }
    CHECK(nginx.contains(QStringLiteral("limit_conn relais_connections %1;\n").arg(limits.connectionsPerAddress)));
    CHECK(nginx.contains(QStringLiteral("    client_body_timeout %1s;\n").arg(limits.requestDeadline.count() / 1000)));
    CHECK(nginx.contains(QStringLiteral("    send_timeout %1s;\n").arg(limits.writeDeadline.count() / 1000)));
    CHECK(nginx.contains(QStringLiteral("large_client_header_buffers 4 %1k;\n").arg(limits.requestLineBytes / 1024)));
}
