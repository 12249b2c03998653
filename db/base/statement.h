#pragma once

#include "db/base/column_type.h"

#include <functional>
#include <vector>

namespace relais {

/// The row a statement stands on, read column by column from the left: `{row.next<PersonId>(), row.next<QString>()}`.
/// (Braced initialisers are evaluated in order.) Borrowed from a Statement, good until its next step.
class Row {
public:
    explicit Row(const PreparedStatement& statement) : m_statement(&statement) {}

    template <typename T>
    T next()
    {
        return at<T>(m_column++);
    }
    template <typename T>
    T at(int column) const
    {
        return ColumnType<T>::read(*m_statement, column);
    }
    void skip() { ++m_column; }
    bool isNull(int column) const { return m_statement->isNull(column); }
    /// A text as UTF-8, an id or bytes as they are; good until the next step.
    std::string_view bytes(int column) const { return m_statement->bytes(column); }

private:
    const PreparedStatement* m_statement;
    int m_column = 0;
};

/// One use of a prepared statement: bind, step, read; given back, reset, when it goes out of scope.
/// A value on the stack of a repository's member, on the connection's thread. Members may throw StoreFailure.
class Statement {
public:
    /// `release` is called once, when this use is over.
    Statement(PreparedStatement& prepared, std::function<void()> release) : m_prepared(&prepared), m_release(std::move(release))
    {}
    ~Statement()
    {
        m_prepared->reset();
        m_release();
    }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// By name, with its colon: `bind(":person", id)`. A name that the statement does not have is a StoreFailure.
    template <typename T>
    Statement& bind(const char* name, const T& value)
    {
        ColumnType<T>::bind(*m_prepared, m_prepared->parameterIndex(name), value);
        return *this;
    }
    /// A list: `of(element)` for each. For an engine that has lists.
    template <typename Elements, typename Of>
    Statement& bindEach(const char* name, const Elements& elements, Of of)
    {
        const int index = m_prepared->parameterIndex(name);
        m_prepared->bindList(index);
        for (const auto& element : elements) {
            ColumnType<std::remove_cvref_t<decltype(of(element))>>::bind(*m_prepared, index, of(element));
        }
        return *this;
    }
    template <typename Elements>
    Statement& bindEach(const char* name, const Elements& elements)
    {
        return bindEach(
            name, elements, [](const auto& element) -> const auto& { return element; });
    }
    /// By place, from 1, in the order in which they first stand in the text.
    template <typename T>
    Statement& bindAt(int index, const T& value)
    {
        ColumnType<T>::bind(*m_prepared, index, value);
        return *this;
    }
    /// All parameters at once, in the order in which they first stand in the text.
    template <typename... T>
    Statement& bindAll(const T&... values)
    {
        int index = 0;
        (ColumnType<T>::bind(*m_prepared, ++index, values), ...);
        return *this;
    }

    /// To the next row; false when there is none.
    bool step() { return m_prepared->step(); }
    Row row() const { return Row(*m_prepared); }

    /// Steps to the end, whatever rows come (also those of RETURNING); how many rows were changed. Ready to bind again.
    std::int64_t run()
    {
        while (m_prepared->step()) {}
        const auto changed = m_prepared->changes();
        m_prepared->rewind();
        return changed;
    }
    /// The same, the number wanted by nobody: on a server it costs no wait (see PreparedStatement::send).
    void send() { m_prepared->send(); }
    /// Asked now, wanted soon (see PreparedStatement::ask): for each of many, then used one by one. Ready to bind again.
    void ask() { m_prepared->ask(); }
    /// The first row, if there is one; steps to the end. Ready to bind again.
    template <typename Read>
    auto one(Read read)
    {
        std::optional<std::invoke_result_t<Read, Row>> found;
        while (m_prepared->step()) {
            if (!found) {
                found.emplace(read(row()));
            }
        }
        m_prepared->rewind();
        return found;
    }
    /// Every row. Ready to bind again.
    template <typename Read>
    auto all(Read read)
    {
        std::vector<std::invoke_result_t<Read, Row>> rows;
        while (m_prepared->step()) {
            rows.push_back(read(row()));
        }
        m_prepared->rewind();
        return rows;
    }
    /// The first column of the first row: `value<std::int64_t>()`.
    template <typename T>
    std::optional<T> value()
    {
        return one([](Row row) { return row.next<T>(); });
    }

private:
    PreparedStatement* m_prepared;
    std::function<void()> m_release;
};

} // namespace relais
