#include "db/postgres/postgres_statement.h"

#include "db/base/store_failure.h"
#include "db/postgres/numbered_parameters.h"
#include "db/postgres/postgres_types.h"

#include <libpq-fe.h>

#include <algorithm>

namespace relais {

namespace {

/// A buffer that grew beyond is given back when its use is over: an upload's chunk.
constexpr std::size_t keptAtMost = 64 * 1024;

[[noreturn]] void misused(const char* what)
{
    throw StoreFailure({ErrorCode::StoreUnavailable, QLatin1String(what)});
}

} // namespace

PostgresStatement::PostgresStatement(PostgresPipe& pipe, std::string name, const std::string& text, std::size_t number)
    : m_pipe(pipe), m_name(std::move(name)), m_number(number), m_generation(pipe.generation())
{
    auto numbered = numberParameters(text);
    m_text = std::move(numbered.text);
    m_parameters.resize(numbered.names.size());
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        m_parameters[i].name = std::move(numbered.names[i]);
    }
    prepare();
}

void PostgresStatement::prepare()
{
    const auto types = m_pipe.prepare(m_name, m_text);
    if (types.size() != m_parameters.size()) {
        misused("a statement with another number of parameters");
    }
    for (std::size_t i = 0; i < types.size(); ++i) {
        m_parameters[i].type = types[i];
    }
    m_generation = m_pipe.generation();
}

int PostgresStatement::parameterIndex(const char* name) const
{
    const auto at =
        std::find_if(m_parameters.begin(), m_parameters.end(), [&](const Parameter& one) { return one.name == name; });
    if (at == m_parameters.end()) {
        throw StoreFailure({ErrorCode::InvalidInput, QStringLiteral("no parameter %1 in a statement").arg(QLatin1String(name))});
    }
    return static_cast<int>(at - m_parameters.begin()) + 1;
}

PostgresStatement::Parameter& PostgresStatement::parameter(int index)
{
    if (index < 1 || static_cast<std::size_t>(index) > m_parameters.size()) {
        misused("a parameter that no statement has");
    }
    Parameter& one = m_parameters[static_cast<std::size_t>(index) - 1];
    one.null = false;
    return one;
}

unsigned PostgresStatement::valueType(const Parameter& parameter)
{
    const unsigned element = postgres_types::elementOf(parameter.type);
    return element != 0 ? element : parameter.type;
}

void PostgresStatement::set(Parameter& parameter, std::string_view value)
{
    if (postgres_types::elementOf(parameter.type) == 0) {
        parameter.value.assign(value);
        return;
    }
    postgres_types::appendElement(parameter.value, value);
    ++parameter.count;
}

void PostgresStatement::bindList(int index)
{
    Parameter& one = parameter(index);
    if (postgres_types::elementOf(one.type) == 0) {
        misused("a list for a column that holds none");
    }
    one.value.clear();
    one.count = 0;
    one.hasNulls = false;
}

void PostgresStatement::bindNull(int index)
{
    Parameter& one = parameter(index);
    if (postgres_types::elementOf(one.type) == 0) {
        one.null = true;
        return;
    }
    postgres_types::appendElement(one.value, std::nullopt);
    ++one.count;
    one.hasNulls = true;
}

void PostgresStatement::bindInteger(int index, std::int64_t value)
{
    Parameter& one = parameter(index);
    const auto encoded = postgres_types::encoded(value, valueType(one));
    if (!encoded) {
        misused("a number for a column that holds none");
    }
    set(one, *encoded);
}

void PostgresStatement::bindReal(int index, double value)
{
    Parameter& one = parameter(index);
    const auto encoded = postgres_types::encoded(value, valueType(one));
    if (!encoded) {
        misused("a number for a column that holds none");
    }
    set(one, *encoded);
}

void PostgresStatement::bindText(int index, const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    set(parameter(index), {utf8.constData(), static_cast<std::size_t>(utf8.size())});
}

void PostgresStatement::bindUtf8(int index, std::string_view value)
{
    set(parameter(index), value);
}

void PostgresStatement::bindBytes(int index, const void* value, std::size_t size)
{
    set(parameter(index), {size == 0 ? "" : static_cast<const char*>(value), size});
}

std::vector<PostgresValue> PostgresStatement::values()
{
    if (m_generation != m_pipe.generation()) {
        prepare();
    }
    std::vector<PostgresValue> all;
    all.reserve(m_parameters.size());
    for (Parameter& one : m_parameters) {
        const unsigned element = postgres_types::elementOf(one.type);
        if (element != 0) {
            one.list = postgres_types::listHead(element, one.count, one.hasNulls) + one.value;
        }
        const std::string& value = element != 0 ? one.list : one.value;
        all.push_back(one.null ? PostgresValue() : PostgresValue{value.data(), static_cast<int>(value.size())});
    }
    return all;
}

bool PostgresStatement::step()
{
    if (!m_result) {
        if (m_pipe.hasAsked()) {
            m_result = m_pipe.take(question());
        }
        if (!m_result) {
            m_result = m_pipe.run(m_name, values());
        }
        m_row = -1;
    } else if (m_row >= PQntuples(m_result.get())) {
        misused("a step behind the last");
    }
    ++m_row;
    return m_row < PQntuples(m_result.get());
}

void PostgresStatement::ask()
{
    m_pipe.ask(m_name, values(), question());
}

/// The text and its values, told apart from every other.
std::string PostgresStatement::question() const
{
    std::string all = std::to_string(m_number);
    for (const Parameter& one : m_parameters) {
        all += one.null ? std::string("|") : '|' + std::to_string(one.value.size()) + ':' + one.value;
    }
    return all;
}

void PostgresStatement::send()
{
    m_pipe.send(m_name, values());
}

std::int64_t PostgresStatement::changes() const
{
    const char* count = m_result ? PQcmdTuples(m_result.get()) : "";
    return QByteArray(count).toLongLong();
}

void PostgresStatement::rewind() noexcept
{
    m_result.reset();
    m_row = -1;
}

void PostgresStatement::reset() noexcept
{
    rewind();
    for (Parameter& one : m_parameters) {
        one.null = true;
        one.count = 0;
        one.hasNulls = false;
        for (std::string* kept : {&one.value, &one.list}) {
            kept->clear();
            if (kept->capacity() > keptAtMost) {
                std::string().swap(*kept);
            }
        }
    }
}

std::string_view PostgresStatement::field(int column) const
{
    const bool there =
        m_result && m_row >= 0 && m_row < PQntuples(m_result.get()) && column >= 0 && column < PQnfields(m_result.get());
    if (!there) {
        misused("a column that no row has");
    }
    return {PQgetvalue(m_result.get(), m_row, column), static_cast<std::size_t>(PQgetlength(m_result.get(), m_row, column))};
}

unsigned PostgresStatement::typeOf(int column) const
{
    return PQftype(m_result.get(), column);
}

bool PostgresStatement::isNull(int column) const
{
    (void)field(column);
    return PQgetisnull(m_result.get(), m_row, column) == 1;
}

std::int64_t PostgresStatement::integer(int column) const
{
    if (isNull(column)) {
        return 0;
    }
    const auto value = postgres_types::integerOf(field(column), typeOf(column));
    if (!value) {
        misused("a column that holds no whole number");
    }
    return *value;
}

double PostgresStatement::real(int column) const
{
    if (isNull(column)) {
        return 0;
    }
    const auto value = postgres_types::realOf(field(column), typeOf(column));
    if (!value) {
        misused("a column that holds no number");
    }
    return *value;
}

QString PostgresStatement::text(int column) const
{
    const auto value = field(column);
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

std::string_view PostgresStatement::bytes(int column) const
{
    return field(column);
}

} // namespace relais
