#include "db/base/migrator.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

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

struct Applied {
    int number;
    QString name;
    QByteArray hash;
};

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
    }
    return result;
}

Result<Done> Migrator::migrate(Connection& connection, const Clock& clock) const
{
    const auto text = [&](const QString& sql) { return expanded(sql, connection.engine()).toStdString(); };
    try {
        // The whole check stands under the write lock: two programs may open a fresh store at once.
        {
            Transaction transaction(connection);
            connection.execute(text(textOf(QStringLiteral(":/relais/db/migrations/schema_migration.sql"))));
            transaction.commit();
        }
        for (std::size_t next = 0; next <= m_migrations.size(); ++next) {
            Transaction transaction(connection);
            const auto applied = connection.statement("base/migrations.applied").all([](Row row) {
                return Applied{row.next<int>(), row.next<QString>(), row.next<QByteArray>()};
            });
            if (applied.size() > m_migrations.size()) {
                return failure(ErrorCode::StoreTooNew, QStringLiteral("the store has had ") + applied.back().name);
            }
            for (std::size_t i = 0; i < applied.size(); ++i) {
                if (applied[i].number != m_migrations[i].number || applied[i].hash != hashOf(m_migrations[i])) {
                    return failure(
                        ErrorCode::ResourceInvalid, applied[i].name + QStringLiteral(" was changed after it was applied"));
                }
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
