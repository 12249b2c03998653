#include "db/upkeep/row_code.h"

#include "db/base/store_failure.h"

#include <QtEndian>

#include <bit>

namespace relais {

namespace {

constexpr char null = 'n';
constexpr char integer = 'i';
constexpr char real = 'r';
constexpr char text = 't';
constexpr char bytes = 'b';

void appendNumber(std::string& to, quint64 value)
{
    char big[sizeof(quint64)];
    qToBigEndian(value, big);
    to.append(big, sizeof(big));
}

quint64 takeNumber(std::string_view& from)
{
    if (from.size() < sizeof(quint64)) {
        throw StoreFailure({ErrorCode::StoreCorrupt, QStringLiteral("a place that is none")});
    }
    const auto value = qFromBigEndian<quint64>(from.data());
    from.remove_prefix(sizeof(quint64));
    return value;
}

std::string_view takeBytes(std::string_view& from)
{
    const quint64 size = takeNumber(from);
    if (size > from.size()) {
        throw StoreFailure({ErrorCode::StoreCorrupt, QStringLiteral("a place that is none")});
    }
    const auto taken = from.substr(0, size);
    from.remove_prefix(size);
    return taken;
}

/// Without a copy; the statement makes its own.
QByteArray borrowed(std::string_view view)
{
    return QByteArray::fromRawData(view.data(), static_cast<qsizetype>(view.size()));
}

[[noreturn]] void unknown()
{
    throw StoreFailure({ErrorCode::ResourceInvalid, QStringLiteral("a column of another kind")});
}

} // namespace

void RowCode::append(std::string& to, const Row& row, int column, ColumnKind kind)
{
    if (row.isNull(column)) {
        to += null;
        return;
    }
    switch (kind) {
    case ColumnKind::Integer:
        to += integer;
        appendNumber(to, static_cast<quint64>(row.at<std::int64_t>(column)));
        return;
    case ColumnKind::Real:
        to += real;
        appendNumber(to, std::bit_cast<quint64>(row.at<double>(column)));
        return;
    case ColumnKind::Text:
    case ColumnKind::Bytes: {
        const std::string_view value = row.bytes(column);
        to += kind == ColumnKind::Text ? text : bytes;
        appendNumber(to, value.size());
        to.append(value);
        return;
    }
    case ColumnKind::Other: break;
    }
    unknown();
}

int RowCode::bind(Statement& statement, int first, std::string_view code)
{
    int index = first;
    for (; !code.empty(); ++index) {
        const char kind = code.front();
        code.remove_prefix(1);
        switch (kind) {
        case null: statement.bindAt(index, std::nullopt); break;
        case integer: statement.bindAt(index, static_cast<std::int64_t>(takeNumber(code))); break;
        case real: statement.bindAt(index, std::bit_cast<double>(takeNumber(code))); break;
        case text: statement.bindAt(index, takeBytes(code)); break;
        case bytes: statement.bindAt(index, borrowed(takeBytes(code))); break;
        default: throw StoreFailure({ErrorCode::StoreCorrupt, QStringLiteral("a place that is none")});
        }
    }
    return index - first;
}

void RowCode::pass(Statement& to, int index, const Row& row, int column, ColumnKind kind)
{
    if (row.isNull(column)) {
        to.bindAt(index, std::nullopt);
        return;
    }
    switch (kind) {
    case ColumnKind::Integer: to.bindAt(index, row.at<std::int64_t>(column)); return;
    case ColumnKind::Real: to.bindAt(index, row.at<double>(column)); return;
    case ColumnKind::Text: to.bindAt(index, row.bytes(column)); return;
    case ColumnKind::Bytes: to.bindAt(index, borrowed(row.bytes(column))); return;
    case ColumnKind::Other: break;
    }
    unknown();
}

} // namespace relais
