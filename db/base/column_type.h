#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "db/base/prepared_statement.h"

#include <QDate>

#include <optional>
#include <string_view>
#include <type_traits>

namespace relais {

/// How a type of ours lies in a column: ids as 16 bytes, instants as microseconds, civil dates as ISO text, enums as their
/// number. A type without a specialisation does not compile. A column that holds something else reads as the empty value.
template <typename T, typename = void>
struct ColumnType;

template <typename T>
struct ColumnType<T, std::enable_if_t<std::is_integral_v<T> || std::is_enum_v<T>>> {
    static void bind(PreparedStatement& to, int index, T value) { to.bindInteger(index, static_cast<std::int64_t>(value)); }
    static T read(const PreparedStatement& from, int column)
    {
        if constexpr (std::is_same_v<T, bool>) {
            return from.integer(column) != 0;
        } else {
            return static_cast<T>(from.integer(column));
        }
    }
};

template <>
struct ColumnType<double> {
    static void bind(PreparedStatement& to, int index, double value) { to.bindReal(index, value); }
    static double read(const PreparedStatement& from, int column) { return from.real(column); }
};

template <>
struct ColumnType<QString> {
    static void bind(PreparedStatement& to, int index, const QString& value) { to.bindText(index, value); }
    static QString read(const PreparedStatement& from, int column) { return from.text(column); }
};

/// UTF-8; to bind only.
template <>
struct ColumnType<std::string_view> {
    static void bind(PreparedStatement& to, int index, std::string_view value) { to.bindUtf8(index, value); }
};

template <>
struct ColumnType<QByteArray> {
    static void bind(PreparedStatement& to, int index, const QByteArray& value)
    {
        to.bindBytes(index, value.constData(), static_cast<std::size_t>(value.size()));
    }
    static QByteArray read(const PreparedStatement& from, int column)
    {
        const std::string_view bytes = from.bytes(column);
        return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
    }
};

template <>
struct ColumnType<Instant> {
    static void bind(PreparedStatement& to, int index, Instant value) { to.bindInteger(index, microsecondsOf(value)); }
    static Instant read(const PreparedStatement& from, int column) { return instantFromMicroseconds(from.integer(column)); }
};

template <typename Rep, typename Period>
struct ColumnType<std::chrono::duration<Rep, Period>> {
    using Duration = std::chrono::duration<Rep, Period>;
    static void bind(PreparedStatement& to, int index, Duration value)
    {
        to.bindInteger(index, std::chrono::duration_cast<Microseconds>(value).count());
    }
    static Duration read(const PreparedStatement& from, int column)
    {
        return std::chrono::duration_cast<Duration>(Microseconds(from.integer(column)));
    }
};

template <>
struct ColumnType<QDate> {
    static void bind(PreparedStatement& to, int index, QDate value)
    {
        value.isValid() ? to.bindText(index, value.toString(Qt::ISODate)) : to.bindNull(index);
    }
    static QDate read(const PreparedStatement& from, int column) { return QDate::fromString(from.text(column), Qt::ISODate); }
};

template <>
struct ColumnType<Uuid> {
    static void bind(PreparedStatement& to, int index, const Uuid& value)
    {
        to.bindBytes(index, value.raw().data(), value.raw().size());
    }
    static Uuid read(const PreparedStatement& from, int column)
    {
        const std::string_view bytes = from.bytes(column);
        return Uuid::fromBytes(QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()))).value_or(Uuid());
    }
};

template <typename Tag>
struct ColumnType<Id<Tag>> {
    static void bind(PreparedStatement& to, int index, const Id<Tag>& value) { ColumnType<Uuid>::bind(to, index, value.uuid()); }
    static Id<Tag> read(const PreparedStatement& from, int column) { return Id<Tag>(ColumnType<Uuid>::read(from, column)); }
};

template <>
struct ColumnType<CentreId> {
    static void bind(PreparedStatement& to, int index, const CentreId& value) { to.bindText(index, value.code); }
    static CentreId read(const PreparedStatement& from, int column) { return {from.text(column)}; }
};

template <>
struct ColumnType<CampaignCode> {
    static void bind(PreparedStatement& to, int index, const CampaignCode& value) { to.bindText(index, value.code); }
    static CampaignCode read(const PreparedStatement& from, int column) { return {from.text(column)}; }
};

template <typename T>
struct ColumnType<std::optional<T>> {
    static void bind(PreparedStatement& to, int index, const std::optional<T>& value)
    {
        value ? ColumnType<T>::bind(to, index, *value) : to.bindNull(index);
    }
    static std::optional<T> read(const PreparedStatement& from, int column)
    {
        return from.isNull(column) ? std::nullopt : std::optional<T>(ColumnType<T>::read(from, column));
    }
};

template <>
struct ColumnType<std::nullopt_t> {
    static void bind(PreparedStatement& to, int index, std::nullopt_t) { to.bindNull(index); }
};

} // namespace relais
