#include "db/postgres/store_address.h"

#include "db/postgres/postgres_source.h"

#include <QRegularExpression>
#include <QUrl>

namespace relais {

namespace {

/// Of one server process: centres that are written at once, and reads. With several processes and backups a server of 100 connections suffices.
constexpr int writersOfServer = 4;
constexpr int readersOfServer = 6;

/// Beside a server that works, and with reports over all of its rows.
SqliteSettings ofTool(SqliteSettings settings)
{
    settings.busy = std::chrono::seconds(30);
    settings.sortsInMemory = false;
    return settings;
}

} // namespace

Result<StoreAddress> StoreAddress::fromText(const QString& text)
{
    static const QRegularExpression beginning(QStringLiteral("^([a-z][a-z0-9+]+):(.*)$"));
    const auto match = beginning.match(text);
    const QString scheme = match.captured(1);
    if (scheme == QLatin1String("postgresql") || scheme == QLatin1String("postgres")) {
        return match.captured(2).startsWith(QLatin1String("//")) ? Result<StoreAddress>(StoreAddress({}, text))
                                                                 : failure(ErrorCode::InvalidInput, QStringLiteral("database"));
    }
    const QString path = scheme == QLatin1String("sqlite") ? match.captured(2) : text;
    const bool other =
        !scheme.isEmpty() && scheme != QLatin1String("sqlite") && match.captured(2).startsWith(QLatin1String("//"));
    if (path.isEmpty() || other) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("database"));
    }
    return StoreAddress(path, {});
}

QString StoreAddress::shown() const
{
    if (isFile()) {
        return QStringLiteral("sqlite:") + m_path;
    }
    const QUrl url(m_server);
    return QStringLiteral("postgresql://") + url.host() + url.path();
}

Database::Settings StoreAddress::settings(bool everyCommitOnDisk) const
{
    Database::Settings settings;
    if (isFile()) {
        settings.store = SqliteSettings::ofServer(m_path);
        settings.store.everyCommitOnDisk = everyCommitOnDisk;
        // Others are answered while a group waits for the disk; of all in one group nobody would be.
        settings.longestGroup = std::chrono::milliseconds(2);
        return settings;
    }
    settings.source = std::make_shared<PostgresSource>(PostgresSettings{m_server, everyCommitOnDisk, {}});
    settings.writers = writersOfServer;
    settings.readers = readersOfServer;
    return settings;
}

Result<std::unique_ptr<Connection>> StoreAddress::open(bool everyCommitOnDisk) const
{
    return isFile() ? SqliteConnection::open(ofTool(settings(everyCommitOnDisk).store))
                    : settings(everyCommitOnDisk).source->open(false);
}

Result<std::unique_ptr<Connection>> StoreAddress::openToRead() const
{
    if (!isFile()) {
        return settings(true).source->open(true);
    }
    SqliteSettings file = ofTool(settings(true).store);
    file.readOnly = true;
    return SqliteConnection::open(file);
}

} // namespace relais
