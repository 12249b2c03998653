#include "db/upkeep/table_catalogue.h"

#include <algorithm>

namespace relais {

namespace {

ColumnKind kindOf(const QString& type)
{
    const auto among = [&](std::initializer_list<const char*> names) {
        return std::any_of(names.begin(), names.end(), [&](const char* one) { return type == QLatin1String(one); });
    };
    return among({"INTEGER", "bigint", "integer", "smallint"}) ? ColumnKind::Integer
        : among({"REAL", "double precision"})                  ? ColumnKind::Real
        : among({"TEXT", "text"})                              ? ColumnKind::Text
        : among({"BLOB", "uuid", "bytea"})                     ? ColumnKind::Bytes
                                                               : ColumnKind::Other;
}

} // namespace

std::vector<std::size_t> TableShape::key() const
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].keyPlace > 0) {
            places.push_back(i);
        }
    }
    std::sort(places.begin(), places.end(),
        [this](std::size_t left, std::size_t right) { return columns[left].keyPlace < columns[right].keyPlace; });
    return places;
}

QStringList TableCatalogue::tables()
{
    QStringList names;
    for (QString& name : m_connection.statement("upkeep/catalogue.tables").all([](Row row) { return row.next<QString>(); })) {
        names.append(std::move(name));
    }
    return names;
}

TableShape TableCatalogue::shapeOf(const QString& table)
{
    return {table, m_connection.statement("upkeep/catalogue.columns").bindAll(table).all([](Row row) {
                return TableColumn{row.next<QString>(), kindOf(row.next<QString>()), row.next<int>()};
            })};
}

std::vector<TablePart> TableCatalogue::indexes()
{
    return parts("upkeep/catalogue.indexes");
}

std::vector<TablePart> TableCatalogue::triggers()
{
    return parts("upkeep/catalogue.triggers");
}

std::vector<TablePart> TableCatalogue::parts(std::string_view statement)
{
    return m_connection.statement(statement).all([](Row row) { return TablePart{row.next<QString>(), row.next<QString>()}; });
}

} // namespace relais
