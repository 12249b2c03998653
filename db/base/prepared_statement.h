#pragma once

#include "db/base/store_failure.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace relais {

/// What a storage engine gives for one prepared statement; people use the typed Statement instead.
/// Owned by its Connection, used on the connection's thread. Parameters count from 1, columns from 0.
/// Every member but rewind() and reset() may throw StoreFailure.
class PreparedStatement {
public:
    virtual ~PreparedStatement() = default;

    virtual int parameterIndex(const char* name) const = 0;
    virtual void bindNull(int index) = 0;
    virtual void bindInteger(int index, std::int64_t value) = 0;
    virtual void bindReal(int index, double value) = 0;
    /// Texts and bytes are kept by the statement, so that the caller's may go.
    virtual void bindText(int index, const QString& value) = 0;
    /// UTF-8: for imports, where a QString each would cost as much as the row.
    virtual void bindUtf8(int index, std::string_view value) = 0;
    virtual void bindBytes(int index, const void* value, std::size_t size) = 0;
    /// The parameter is a list, empty so far: what is bound to it from here on are its elements, in that order. StoreFailure where the engine
    /// or the statement has none.
    virtual void bindList(int /*index*/)
    {
        throw StoreFailure({ErrorCode::StoreUnavailable, QStringLiteral("a list where the engine has none")});
    }

    /// True while a row is there to read.
    virtual bool step() = 0;
    /// Carries it out to its end, whatever comes; ready to be bound and stepped again. An engine that waits for a network may send it with
    /// the next statement that is waited for, and tell its failure then: at the latest when its transaction ends.
    virtual void send()
    {
        while (step()) {}
        rewind();
    }
    /// Sends the question ahead of the moment at which its answer is wanted: the next use of the same text with the same values takes the
    /// answer as it was then, once, until the savepoint or the transaction ends. Of many questions that are asked so, one is waited for. An
    /// engine without a network does nothing.
    virtual void ask() {}
    virtual std::int64_t changes() const = 0;
    /// Ready to be bound and stepped again; what is bound stays until it is bound anew.
    virtual void rewind() noexcept = 0;
    /// The same with nothing bound.
    virtual void reset() noexcept = 0;

    virtual bool isNull(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual QString text(int column) const = 0;
    /// Good until the next step.
    virtual std::string_view bytes(int column) const = 0;
};

} // namespace relais
