#include "tests/support/postgres_stores.h"

#include "db/base/migrator.h"
#include "db/postgres/postgres_connection.h"
#include "tests/support/test_clock.h"

#include <QUrl>

#include <atomic>
#include <stdexcept>

#include <unistd.h>

namespace relais::test {

namespace {

QString server()
{
    return QString::fromLocal8Bit(qgetenv("RELAIS_TEST_POSTGRES"));
}

QString addressOf(const QString& database)
{
    return server().replace(QLatin1String("DATABASE"), database);
}

void carryOut(const QString& script)
{
    auto connection = PostgresConnection::open({addressOf(QStringLiteral("postgres")), false, {}});
    if (!connection) {
        throw std::runtime_error("the PostgreSQL server of the tests does not answer");
    }
    (*connection)->execute(script.toStdString());
}

/// A database of this process whose copies are central stores as they are before anything is written.
const QString& centralTemplate()
{
    static const QString name = [] {
        QString made = QStringLiteral("central_%1").arg(getpid());
        carryOut(QStringLiteral("CREATE DATABASE ") + made);
        auto connection = PostgresConnection::open({addressOf(made), false, {}});
        if (!connection || !Migrator(QStringLiteral("central")).migrate(**connection, TestClock())) {
            throw std::runtime_error("a central store cannot be made on the PostgreSQL server of the tests");
        }
        return made;
    }();
    return name;
}

} // namespace

bool PostgresStores::areWanted()
{
    return !server().isEmpty();
}

QString PostgresStores::create(bool central)
{
    static std::atomic<int> count = 0;
    const QString name = QStringLiteral("test_%1_%2").arg(getpid()).arg(++count);
    carryOut(
        QStringLiteral("CREATE DATABASE ") + name + (central ? QStringLiteral(" TEMPLATE ") + centralTemplate() : QString()));
    return addressOf(name);
}

void PostgresStores::drop(const QString& address)
{
    carryOut(QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(QUrl(address).path().mid(1)));
}

} // namespace relais::test
