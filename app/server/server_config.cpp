#include "app/server/server_config.h"

#include <QSet>

#include <functional>
#include <limits>
#include <numeric>

namespace relais {

namespace {

/// One key: how it is said in --help, and how its value is taken (false: out of range).
struct Key {
    const char* name;
    const char* meaning;
    std::function<bool(ServerSettings&, const QString&)> take;
};

template <typename Set>
auto number(qlonglong lowest, qlonglong highest, Set set)
{
    return [=](ServerSettings& settings, const QString& value) {
        bool whole = false;
        const qlonglong read = value.toLongLong(&whole);
        if (!whole || read < lowest || read > highest) {
            return false;
        }
        set(settings, read);
        return true;
    };
}

template <typename Set>
auto text(Set set)
{
    return [=](ServerSettings& settings, const QString& value) {
        set(settings, value);
        return !value.isEmpty();
    };
}

bool takeLevel(ServerSettings& settings, const QString& value)
{
    const std::pair<QString, ServerLog::Level> levels[] = {{QStringLiteral("quiet"), ServerLog::Level::Quiet},
        {QStringLiteral("errors"), ServerLog::Level::Errors}, {QStringLiteral("events"), ServerLog::Level::Events},
        {QStringLiteral("requests"), ServerLog::Level::Requests}};
    for (const auto& [name, level] : levels) {
        if (name == value) {
            settings.log = level;
            return true;
        }
    }
    return false;
}

const std::vector<Key>& keys()
{
    using S = ServerSettings;
    static const std::vector<Key> all{
        {"listen.address", "address to listen on; 127.0.0.1 unless a proxy stands elsewhere",
            text([](S& s, const QString& v) { s.address = v; })},
        {"listen.port", "0 to 65535, 0 takes a free one; 8080",
            number(0, 65535, [](S& s, auto v) { s.port = static_cast<std::uint16_t>(v); })},
        {"database.path", "the SQLite file; relais.sqlite", text([](S& s, const QString& v) { s.database = v; })},
        {"log.level", "quiet, errors, events or requests; requests", takeLevel},
        {"limits.body_bytes", "largest body, 1000 to 100000000; 2097152",
            number(1000, 100'000'000, [](S& s, auto v) { s.http.bodyBytes = static_cast<std::size_t>(v); })},
        {"limits.head_bytes", "largest head, 1000 to 1000000; 16384",
            number(1000, 1'000'000, [](S& s, auto v) { s.http.headBytes = static_cast<std::size_t>(v); })},
        {"limits.request_deadline_ms", "from the first byte of a request to its last, 100 to 600000; 10000",
            number(100, 600'000, [](S& s, auto v) { s.http.requestDeadline = std::chrono::milliseconds(v); })},
        {"limits.idle_seconds", "keep-alive without a request, 60 to 3600; 75",
            number(60, 3600, [](S& s, auto v) { s.http.idle = std::chrono::seconds(v); })},
        {"limits.connections", "at once, 10 to 18000; 15000",
            number(10, 18'000, [](S& s, auto v) { s.http.connections = static_cast<std::size_t>(v); })},
        {"limits.connections_per_address", "at once, 1000 to 18000; 4000",
            number(1000, 18'000, [](S& s, auto v) { s.http.connectionsPerAddress = static_cast<std::size_t>(v); })},
        {"workers", "threads that answer, 2 to 256; 32",
            number(2, 256, [](S& s, auto v) { s.http.workers = static_cast<std::size_t>(v); })},
        {"session.hours", "how long a sign-in holds, 1 to 72; 12",
            number(1, 72, [](S& s, auto v) { s.sessions.session = std::chrono::hours(v); })},
        {"session.offline_hours", "how long a desk may sign an agent in without the server, 0 to 720; 72",
            number(0, 720, [](S& s, auto v) { s.sessions.offline = std::chrono::hours(v); })},
        {"sign_in.tries_per_minute", "wrong passwords per desk and login, 1 to 1000; 10",
            number(1, 1000, [](S& s, auto v) { s.sessions.signIns.most = static_cast<int>(v); })},
        {"enrolment.tries_per_minute", "wrong codes per address, 1 to 1000; 10",
            number(1, 1000, [](S& s, auto v) { s.sessions.enrolments.most = static_cast<int>(v); })},
        {"password.memory_mb", "of Argon2id, 16 to 1024; 64",
            number(16, 1024, [](S& s, auto v) { s.password.memoryBytes = static_cast<std::size_t>(v) * 1024 * 1024; })},
        {"password.at_once", "passwords checked at once, 1 to 64; 2",
            number(1, 64, [](S& s, auto v) { s.password.atOnce = static_cast<int>(v); })},
        {"lease.minutes", "how long a contact is lent, 15 to 1440; 150",
            number(15, 1440, [](S& s, auto v) { s.leaseTime = std::chrono::minutes(v); })},
    };
    return all;
}

/// Levenshtein's distance: how many letters apart two keys are.
qsizetype apart(const QString& a, const QString& b)
{
    std::vector<qsizetype> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const qsizetype above = row[at];
            row[at] = std::min({above + 1, row[at - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

QString nearestTo(const QString& name)
{
    QString nearest;
    qsizetype least = std::numeric_limits<qsizetype>::max();
    for (const auto& key : keys()) {
        const QString known = QString::fromLatin1(key.name);
        if (const auto distance = apart(name, known); distance < least) {
            least = distance;
            nearest = known;
        }
    }
    return nearest;
}

auto wrong(qsizetype line, const QString& what)
{
    return failure(ErrorCode::InvalidInput, QStringLiteral("line %1: %2").arg(line).arg(what));
}

} // namespace

Result<ServerSettings> readServerConfig(const QString& fileText)
{
    ServerSettings settings;
    QSet<QString> seen;
    const QStringList lines = fileText.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).section(QLatin1Char('#'), 0, 0).trimmed();
        if (line.isEmpty()) {
            continue;
        }
        const auto equals = line.indexOf(QLatin1Char('='));
        if (equals < 1) {
            return wrong(i + 1, QStringLiteral("expected \"key = value\""));
        }
        const QString name = line.left(equals).trimmed();
        const auto key = std::find_if(keys().begin(), keys().end(), [&](const Key& k) { return name == QLatin1String(k.name); });
        if (key == keys().end()) {
            return wrong(i + 1, QStringLiteral("unknown key \"%1\"; the nearest known is \"%2\"").arg(name, nearestTo(name)));
        }
        if (seen.contains(name)) {
            return wrong(i + 1, QStringLiteral("\"%1\" for the second time").arg(name));
        }
        seen.insert(name);
        if (!key->take(settings, line.mid(equals + 1).trimmed())) {
            return wrong(i + 1, QStringLiteral("\"%1\" takes %2").arg(name, QLatin1String(key->meaning)));
        }
    }
    return settings;
}

QString describeServerConfig()
{
    QString out;
    for (const auto& key : keys()) {
        out += QStringLiteral("  %1 %2\n").arg(QLatin1String(key.name), -32).arg(QLatin1String(key.meaning));
    }
    return out;
}

} // namespace relais
