#include "tests/support/postgres_stores.h"

#include "db/postgres/postgres_connection.h"

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

} // namespace

bool PostgresStores::areWanted()
{
    return !server().isEmpty();
}

QString PostgresStores::create()
{
    static std::atomic<int> count = 0;
    const QString name = QStringLiteral("test_%1_%2").arg(getpid()).arg(++count);
    carryOut(QStringLiteral("CREATE DATABASE ") + name);
    return addressOf(name);
}

void PostgresStores::drop(const QString& address)
{
    carryOut(QStringLiteral("DROP DATABASE IF EXISTS %1 WITH (FORCE)").arg(QUrl(address).path().mid(1)));
}

} // namespace relais::test
