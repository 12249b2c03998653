#pragma once

#include "core/base/error.h"
#include "db/base/prepared_statement.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

namespace relais {

/// The error that a SQLite failure means to Relais. The detail names codes and columns, never a value.
Error errorOf(const SQLite::Exception& exception);

/// PreparedStatement over SQLiteCpp. Owned by its SqliteConnection, on its thread.
class SqliteStatement final : public PreparedStatement {
public:
    SqliteStatement(const SQLite::Database& database, const std::string& text);

    int parameterIndex(const char* name) const override;
    void bindNull(int index) override;
    void bindInteger(int index, std::int64_t value) override;
    void bindReal(int index, double value) override;
    void bindText(int index, const QString& value) override;
    void bindUtf8(int index, std::string_view value) override;
    void bindBytes(int index, const QByteArray& value) override;
    void bindRawBytes(int index, const void* value, int size) override;
    bool step() override;
    std::int64_t changes() const override;
    void reset() noexcept override;
    bool isNull(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    QString text(int column) const override;
    QByteArray bytes(int column) const override;

private:
    // Every read of a column makes a Column, which SQLiteCpp does not allow on a const statement of another owner.
    mutable SQLite::Statement m_statement;
    std::vector<std::string> m_texts; ///< of bindUtf8(), by parameter: the engine reads them in place
};

} // namespace relais
