#pragma once

#include "db/base/prepared_statement.h"
#include "db/postgres/postgres_pipe.h"

#include <string>
#include <vector>

namespace relais {

/// PreparedStatement on a PostgreSQL server: values and answers travel in binary, each in the type that the server says a parameter has.
/// An answer is read whole at the first step. Prepared anew by itself after a reconnection. Owned by its PostgresConnection, on its thread.
class PostgresStatement final : public PreparedStatement {
public:
    /// `text` has parameters like ":name"; `number` is the same for the same text.
    PostgresStatement(PostgresPipe& pipe, std::string name, const std::string& text, std::size_t number);

    int parameterIndex(const char* name) const override;
    void bindNull(int index) override;
    void bindInteger(int index, std::int64_t value) override;
    void bindReal(int index, double value) override;
    void bindText(int index, const QString& value) override;
    void bindUtf8(int index, std::string_view value) override;
    void bindBytes(int index, const void* value, std::size_t size) override;
    void bindList(int index) override;
    bool step() override;
    void send() override;
    void ask() override;
    std::int64_t changes() const override;
    void rewind() noexcept override;
    void reset() noexcept override;
    bool isNull(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    QString text(int column) const override;
    std::string_view bytes(int column) const override;

private:
    struct Parameter {
        std::string name; ///< with its colon
        unsigned type = 0;
        bool null = true;
        std::string value; ///< in the binary form of the type; of a list its elements
        std::size_t count = 0;
        bool hasNulls = false;
        std::string list; ///< with its head, while it is sent
    };
    static unsigned valueType(const Parameter& parameter);
    static void set(Parameter& parameter, std::string_view value);
    void prepare();
    Parameter& parameter(int index);
    std::vector<PostgresValue> values();
    std::string question() const;
    std::string_view field(int column) const;
    unsigned typeOf(int column) const;

    PostgresPipe& m_pipe;
    std::string m_name;
    std::size_t m_number;
    std::string m_text; ///< with $1, $2…
    std::vector<Parameter> m_parameters;
    int m_generation;
    PostgresResult m_result;
    int m_row = -1;
};

} // namespace relais
