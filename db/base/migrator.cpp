#include "db/base/migrator.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace relais {

namespace {

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QByteArray hashOf(const Migration& migration)
{
    return QCryptographicHash::hash(migration.text.toUtf8(), QCryptographicHash::Sha256);
}

QString dialectBlock(std::string_view name)
{
    SqlFiles files;
    return QString::fromStdString(files.text(name)).trimmed();
}

/// The files are SQLite's SQL. Texts are compared by their bytes, as there; rows that may not change are kept by one function.
QString forPostgres(QString text)
{
    static const QRegularExpression keptRows(dialectBlock("migrations/postgres_dialect.kept_rows_there"));
    static const QRegularExpression textColumn(QStringLiteral("\\bTEXT\\b"));
    text.replace(keptRows, dialectBlock("migrations/postgres_dialect.kept_rows"));
    text.replace(QLatin1String(" {strict}, WITHOUT ROWID"), QString());
    text.replace(QLatin1String(" {strict}"), QString());
    text.replace(textColumn, QStringLiteral("text COLLATE \"C\""));
    text.replace(QLatin1String("{json}"), QLatin1String("text COLLATE \"C\""));
    text.replace(QLatin1String("{id}"), QLatin1String("uuid"));
    text.replace(QLatin1String("{bytes}"), QLatin1String("bytea"));
    text.replace(QLatin1String("{instant}"), QLatin1String("bigint"));
    text.replace(QLatin1String("{int}"), QLatin1String("bigint"));
    text.replace(QLatin1String("randomblob(16)"), QLatin1String("gen_random_uuid()"));
    return text;
}

struct Applied {
    int number;
    QString name;
    QByteArray hash;
};

std::vector<Applied> appliedTo(Connection& connection)
{
    return connection.statement("base/migrations.applied").all([](Row row) {
        return Applied{row.next<int>(), row.next<QString>(), row.next<QByteArray>()};
    });
}

/// Whether what a store has had is the beginning of what this program knows.
Result<Done> judge(const std::vector<Applied>& applied, const std::vector<Migration>& known)
{
    if (!applied.empty() && applied.back().number == Migrator::unfinishedCopy) {
        return failure(ErrorCode::StoreBusy, QStringLiteral("a copy into the store is not whole"));
    }
    if (applied.size() > known.size()) {
        return failure(ErrorCode::StoreTooNew, QStringLiteral("the store has had ") + applied.back().name);
    }
    for (std::size_t i = 0; i < applied.size(); ++i) {
        if (applied[i].number != known[i].number || applied[i].hash != hashOf(known[i])) {
            return failure(ErrorCode::ResourceInvalid, applied[i].name + QStringLiteral(" was changed after it was applied"));
        }
    }
    return Done{};
}

} // namespace

std::vector<Migration> Migrator::load(const QString& set)
{
    const QDir folder(QStringLiteral(":/relais/db/migrations/") + set);
    std::vector<Migration> found;
    for (const QString& name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        found.push_back({QStringView(name).left(4).toInt(), name, textOf(folder.filePath(name))});
    }
    return found;
}

QString Migrator::expanded(const QString& text, Connection::Engine engine)
{
    QString result = text;
    switch (engine) {
    case Connection::Engine::Sqlite:
        result.replace(QLatin1String("{id}"), QLatin1String("BLOB"));
        result.replace(QLatin1String("{instant}"), QLatin1String("INTEGER"));
        result.replace(QLatin1String("{json}"), QLatin1String("TEXT"));
        result.replace(QLatin1String("{bytes}"), QLatin1String("BLOB"));
        result.replace(QLatin1String("{int}"), QLatin1String("INTEGER"));
        result.replace(QLatin1String("{strict}"), QLatin1String("STRICT"));
        break;
    case Connection::Engine::Postgres: result = forPostgres(std::move(result)); break;
    }
    return result;
}

Migrator Migrator::first(std::size_t count) const
{
    return Migrator(std::vector<Migration>(
        m_migrations.begin(), m_migrations.begin() + static_cast<std::ptrdiff_t>(std::min(count, m_migrations.size()))));
}

Result<SchemaState> Migrator::state(Connection& connection) const
{
    try {
        const Transaction snapshot(connection, false);
        if (connection.statement("base/migrations.are_there").value<std::int64_t>().value_or(0) == 0) {
            return SchemaState();
        }
        const auto applied = appliedTo(connection);
        if (const auto judged = judge(applied, m_migrations); !judged) {
            return failure(judged.error());
        }
        return SchemaState{applied.size(), applied.empty() ? QString() : applied.back().name};
    } catch (const StoreFailure& caught) {
        return failure(caught.error());
    }
}

Result<Done> Migrator::migrate(Connection& connection, const Clock& clock) const
{
    const auto text = [&](const QString& sql) { return expanded(sql, connection.engine()).toStdString(); };
    // A store that is up to date is nobody's to wait for.
    if (const auto there = state(connection); !there) {
        return failure(there.error());
    } else if (there->applied == m_migrations.size()) {
        return Done{};
    }
    try {
        // The whole check stands under the write lock: two programs may open a fresh store at once.
        {
            Transaction transaction(connection);
            connection.execute(text(textOf(QStringLiteral(":/relais/db/migrations/schema_migration.sql"))));
            // What a backup says that it holds (db/upkeep/copy_progress.h) is untrue from here on.
            connection.execute(connection.text("upkeep/progress.forget_sums"));
            if (connection.engine() == Connection::Engine::Postgres) {
                connection.execute(textOf(QStringLiteral(":/relais/db/migrations/append_only.postgres.sql")).toStdString());
            }
            transaction.commit();
        }
        for (std::size_t next = 0; next <= m_migrations.size(); ++next) {
            Transaction transaction(connection);
            const auto applied = appliedTo(connection);
            if (auto judged = judge(applied, m_migrations); !judged) {
                return judged;
            }
            if (applied.size() == m_migrations.size()) {
                break;
            }
            const Migration& migration = m_migrations[applied.size()];
            connection.execute(text(migration.text));
            connection.statement("base/migrations.remember")
                .bindAll(migration.number, migration.name, hashOf(migration), clock.now())
                .run();
            transaction.commit();
        }
        return Done{};
    } catch (const StoreFailure& caught) {
        return failure(caught.error());
    }
}

} // namespace relais
