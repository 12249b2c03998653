#include "app/server/server_config.h"

#include "ui/words/server_words.h"

#include <QSet>

#include <functional>
#include <limits>
#include <numeric>

namespace relais {

namespace {

/// One key, and how its value is taken (false: out of range). What it means stands in ui/words/server_words.cpp.
struct Key {
    const char* name;
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

bool takeProxies(ServerSettings& settings, const QString& value)
{
    auto read = TrustedProxies::read(value.toStdString());
    if (read) {
        settings.http.proxies = std::move(*read);
    }
    return read.has_value();
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

bool takeDatabase(ServerSettings& settings, const QString& value)
{
    const auto address = StoreAddress::fromText(value);
    if (address) {
        settings.database = *address;
    }
    return address.has_value();
}

/// "03:00", or "off".
bool takeDaily(ServerSettings& settings, const QString& value)
{
    const QTime at = QTime::fromString(value, QStringLiteral("HH:mm"));
    settings.cohortDaily = at.isValid() ? std::optional(at) : std::nullopt;
    return at.isValid() || value == QStringLiteral("off");
}

const std::vector<Key>& keys()
{
    using S = ServerSettings;
    static const std::vector<Key> all{
        {"listen.address", text([](S& s, const QString& v) { s.address = v; })},
        {"listen.port", number(0, 65535, [](S& s, auto v) { s.port = static_cast<std::uint16_t>(v); })},
        {"database", takeDatabase},
        {"proxy.trusted", takeProxies},
        {"programmes.folder", text([](S& s, const QString& v) { s.programmes = v; })},
        {"campaigns.folder", text([](S& s, const QString& v) { s.campaigns = v; })},
        {"log.level", takeLevel},
        {"limits.body_bytes", number(1000, 100'000'000, [](S& s, auto v) { s.http.bodyBytes = static_cast<std::size_t>(v); })},
        {"limits.head_bytes", number(1000, 1'000'000, [](S& s, auto v) { s.http.headBytes = static_cast<std::size_t>(v); })},
        {"limits.request_line_bytes",
            number(1000, 100'000, [](S& s, auto v) { s.http.requestLineBytes = static_cast<std::size_t>(v); })},
        {"limits.unasked_body_bytes",
            number(0, 1'000'000, [](S& s, auto v) { s.http.unaskedBodyBytes = static_cast<std::size_t>(v); })},
        {"limits.all_bodies_bytes",
            number(1'000'000, 10'000'000'000, [](S& s, auto v) { s.http.allBodiesBytes = static_cast<std::size_t>(v); })},
        {"limits.drain_bytes", number(0, 1'000'000'000, [](S& s, auto v) { s.http.drainBytes = static_cast<std::size_t>(v); })},
        {"limits.drain_deadline_ms",
            number(0, 60'000, [](S& s, auto v) { s.http.drainDeadline = std::chrono::milliseconds(v); })},
        {"limits.write_deadline_ms",
            number(100, 600'000, [](S& s, auto v) { s.http.writeDeadline = std::chrono::milliseconds(v); })},
        {"limits.stop_grace_ms", number(0, 60'000, [](S& s, auto v) { s.http.stopGrace = std::chrono::milliseconds(v); })},
        {"limits.waiting_requests",
            number(1, 100'000, [](S& s, auto v) { s.http.waitingRequests = static_cast<std::size_t>(v); })},
        {"limits.waiting_heavy", number(1, 10'000, [](S& s, auto v) { s.http.waitingHeavy = static_cast<std::size_t>(v); })},
        {"limits.heavy_wait_ms", number(100, 600'000, [](S& s, auto v) { s.http.heavyWait = std::chrono::milliseconds(v); })},
        {"limits.request_deadline_ms",
            number(100, 600'000, [](S& s, auto v) { s.http.requestDeadline = std::chrono::milliseconds(v); })},
        {"limits.idle_seconds", number(60, 3600, [](S& s, auto v) { s.http.idle = std::chrono::seconds(v); })},
        {"limits.connections", number(10, 18'000, [](S& s, auto v) { s.http.connections = static_cast<std::size_t>(v); })},
        {"limits.connections_per_address",
            number(1000, 18'000, [](S& s, auto v) { s.http.connectionsPerAddress = static_cast<std::size_t>(v); })},
        {"stop.drain_seconds", number(0, 300, [](S& s, auto v) { s.http.drain = std::chrono::seconds(v); })},
        {"workers", number(2, 256, [](S& s, auto v) { s.http.workers = static_cast<std::size_t>(v); })},
        {"session.hours", number(1, 72, [](S& s, auto v) { s.sessions.session = std::chrono::hours(v); })},
        {"session.offline_hours", number(0, 720, [](S& s, auto v) { s.sessions.offline = std::chrono::hours(v); })},
        {"sign_in.tries_per_minute", number(1, 1000, [](S& s, auto v) { s.sessions.signIns.most = static_cast<int>(v); })},
        {"enrolment.tries_per_minute", number(1, 1000, [](S& s, auto v) { s.sessions.enrolments.most = static_cast<int>(v); })},
        {"password.memory_mb",
            number(16, 1024, [](S& s, auto v) { s.password.memoryBytes = static_cast<std::size_t>(v) * 1024 * 1024; })},
        {"password.at_once",
            number(1, 64,
                [](S& s, auto v) {
                    s.password.atOnce = static_cast<int>(v);
                    s.http.heavyWorkers = static_cast<std::size_t>(v) + 1;
                })},
        {"cohort.daily", takeDaily},
        {"lease.minutes", number(15, 1440, [](S& s, auto v) { s.leaseTime = std::chrono::minutes(v); })},
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
    return failure(ErrorCode::InvalidInput, ServerWords::atLine(line, what));
}

/// A comment begins the line, or stands behind white space: "a#b" is a value.
QString withoutComment(const QString& line)
{
    for (auto at = line.indexOf(u'#'); at >= 0; at = line.indexOf(u'#', at + 1)) {
        if (at == 0 || line[at - 1].isSpace()) {
            return line.left(at).trimmed();
        }
    }
    return line.trimmed();
}

} // namespace

Result<ServerSettings> readServerConfig(const QString& fileText)
{
    ServerSettings settings;
    QSet<QString> seen;
    const QStringList lines = fileText.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = withoutComment(lines.at(i));
        if (line.isEmpty()) {
            continue;
        }
        const auto equals = line.indexOf(QLatin1Char('='));
        if (equals < 1) {
            return wrong(i + 1, ServerWords::pairWanted());
        }
        const QString name = line.left(equals).trimmed();
        const auto key = std::find_if(keys().begin(), keys().end(), [&](const Key& k) { return name == QLatin1String(k.name); });
        if (key == keys().end()) {
            return wrong(i + 1, ServerWords::unknownKey(name, nearestTo(name)));
        }
        if (seen.contains(name)) {
            return wrong(i + 1, ServerWords::keyTwice(name));
        }
        seen.insert(name);
        if (!key->take(settings, line.mid(equals + 1).trimmed())) {
            return wrong(i + 1, ServerWords::badValue(name));
        }
    }
    if (settings.http.allBodiesBytes < settings.http.bodyBytes) {
        return failure(ErrorCode::InvalidInput, ServerWords::bodiesBelowOne());
    }
    return settings;
}

QString describeServerConfig()
{
    QString out;
    for (const auto& key : keys()) {
        const QString name = QString::fromLatin1(key.name);
        out += QStringLiteral("  %1 %2\n").arg(name, -32).arg(ServerWords::keyMeaning(name));
    }
    return out;
}

} // namespace relais
