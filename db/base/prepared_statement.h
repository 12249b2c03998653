#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <string_view>

namespace relais {

/// What a storage engine gives for one prepared statement; people use the typed Statement instead.
/// Owned by its Connection, used on the connection's thread. Parameters count from 1, columns from 0.
/// Every member but reset() may throw StoreFailure.
class PreparedStatement {
public:
    virtual ~PreparedStatement() = default;

    virtual int parameterIndex(const char* name) const = 0;
    virtual void bindNull(int index) = 0;
    virtual void bindInteger(int index, std::int64_t value) = 0;
    virtual void bindReal(int index, double value) = 0;
    virtual void bindText(int index, const QString& value) = 0;
    /// UTF-8, kept by the statement until it is reset: for imports, where a QString each would cost as much as the row.
    virtual void bindUtf8(int index, std::string_view value) = 0;
    virtual void bindBytes(int index, const QByteArray& value) = 0;
    /// The same without a copy made for the engine: `value` must live until the statement is reset.
    virtual void bindRawBytes(int index, const void* value, int size) = 0;

    /// True while a row is there to read.
    virtual bool step() = 0;
    virtual std::int64_t changes() const = 0;
    /// Ready to be bound and stepped again, with nothing bound.
    virtual void reset() noexcept = 0;

    virtual bool isNull(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual QString text(int column) const = 0;
    virtual QByteArray bytes(int column) const = 0;
};

} // namespace relais
