#include "db/upkeep/table_reader.h"

#include "db/base/store_failure.h"
#include "db/upkeep/row_code.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int firstPage = 64; ///< until it is known how large a row is
constexpr int largestPage = 10'000;
constexpr std::size_t pageBytes = 2 * 1024 * 1024;

std::string quotedName(const QString& name)
{
    const bool ours = !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    });
    if (!ours) {
        throw StoreFailure({ErrorCode::ResourceInvalid, QStringLiteral("a name that no migration gave")});
    }
    return '"' + name.toStdString() + '"';
}

void append(std::string& list, const std::string& one)
{
    list += (list.empty() ? "" : ", ") + one;
}

} // namespace

std::vector<std::pair<std::string, std::string>> tokensOf(const TableShape& shape)
{
    std::string columns;
    for (const TableColumn& one : shape.columns) {
        append(columns, quotedName(one.name));
    }
    std::string key;
    const auto places = shape.key();
    for (const std::size_t place : places) {
        append(key, quotedName(shape.columns[place].name));
    }
    if (key.empty()) {
        throw StoreFailure({ErrorCode::ResourceInvalid, QStringLiteral("a table without a key")});
    }
    return {{"table", quotedName(shape.name)}, {"columns", columns}, {"key", key}, {"after", parameterList(places.size())},
        {"values", parameterList(shape.columns.size())}};
}

std::string parameterList(std::size_t count)
{
    std::string list;
    for (std::size_t i = 1; i <= count; ++i) {
        append(list, ":v" + std::to_string(i));
    }
    return list;
}

TableReader::TableReader(Connection& connection, const TableShape& shape, const QByteArray& after)
    : m_connection(connection), m_shape(shape), m_key(shape.key()), m_lastKey(after), m_limit(firstPage)
{}

bool TableReader::page(const Work& work)
{
    auto statement = m_connection.assembled(m_lastKey.isEmpty() ? "upkeep/table.first" : "upkeep/table.after", tokensOf(m_shape));
    int bound = 0;
    if (!m_lastKey.isEmpty()) {
        bound = RowCode::bind(statement, 1, std::string_view(m_lastKey.constData(), static_cast<std::size_t>(m_lastKey.size())));
    }
    statement.bindAt(bound + 1, m_limit);
    int rows = 0;
    std::size_t size = 0;
    std::string code;
    std::string key;
    while (statement.step()) {
        const Row row = statement.row();
        code.clear();
        for (std::size_t i = 0; i < m_shape.columns.size(); ++i) {
            RowCode::append(code, row, static_cast<int>(i), m_shape.columns[i].kind);
        }
        key.clear();
        for (const std::size_t place : m_key) {
            RowCode::append(key, row, static_cast<int>(place), m_shape.columns[place].kind);
        }
        work(row, code);
        size += code.size();
        ++rows;
    }
    if (rows == 0) {
        return false;
    }
    m_lastKey = QByteArray::fromStdString(key);
    const bool more = rows == m_limit;
    const std::size_t fitting = pageBytes / std::max<std::size_t>(size / static_cast<std::size_t>(rows), 1);
    m_limit = static_cast<int>(std::clamp<std::size_t>(fitting, 1, largestPage));
    return more;
}

std::optional<StoreChecksum> TableReader::sumOf(
    Connection& connection, const TableShape& shape, const std::function<bool(std::int64_t rows)>& goOn)
{
    TableReader reader(connection, shape);
    StoreChecksum sum;
    for (bool more = true; more;) {
        const auto before = sum.rows();
        more = reader.page([&](const Row&, std::string_view code) { sum.add(code); });
        if (!goOn(sum.rows() - before)) {
            return std::nullopt;
        }
    }
    return sum;
}

} // namespace relais
