#include "tests/support/store_look.h"

#include "core/base/id.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <libpq-fe.h>

#include <memory>
#include <stdexcept>

namespace relais::test {

namespace {

QString textOf(const SQLite::Column& column)
{
    if (!column.isBlob()) {
        return QString::fromStdString(column.getString());
    }
    const QByteArray bytes(static_cast<const char*>(column.getBlob()), column.getBytes());
    const auto id = Uuid::fromBytes(bytes);
    return id ? id->text() : QString::fromLatin1(bytes.toHex());
}

auto ofFile(const QString& path)
{
    return [file = std::make_shared<SQLite::Database>(path.toStdString(), SQLite::OPEN_READONLY, 10'000)](
               const std::string& statement) {
        std::vector<QStringList> rows;
        SQLite::Statement query(*file, statement);
        while (query.executeStep()) {
            QStringList& row = rows.emplace_back();
            for (int i = 0; i < query.getColumnCount(); ++i) {
                row.append(textOf(query.getColumn(i)));
            }
        }
        return rows;
    };
}

auto ofServer(const QString& address)
{
    const std::shared_ptr<PGconn> connection(PQconnectdb(address.toUtf8().constData()), &PQfinish);
    return [connection](const std::string& statement) {
        const std::unique_ptr<PGresult, void (*)(PGresult*)> answer(PQexec(connection.get(), statement.c_str()), &PQclear);
        if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) {
            throw std::runtime_error(PQresultErrorMessage(answer.get()));
        }
        std::vector<QStringList> rows;
        for (int i = 0; i < PQntuples(answer.get()); ++i) {
            QStringList& row = rows.emplace_back();
            for (int j = 0; j < PQnfields(answer.get()); ++j) {
                row.append(QString::fromUtf8(PQgetvalue(answer.get(), i, j)));
            }
        }
        return rows;
    };
}

} // namespace

StoreLook::StoreLook(const StoreAddress& address)
{
    if (address.isFile()) {
        m_read = ofFile(address.path());
    } else {
        m_read = ofServer(address.text());
    }
}

std::int64_t StoreLook::number(const std::string& statement) const
{
    const auto all = rows(statement);
    bool isNumber = false;
    const auto number = all.size() == 1 ? all.front().front().toLongLong(&isNumber) : 0;
    if (!isNumber) {
        throw std::runtime_error("no number: " + statement);
    }
    return number;
}

} // namespace relais::test
