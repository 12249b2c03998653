#include "db/upkeep/store_schema.h"

#include "db/base/sqlite_connection.h"
#include "db/upkeep/table_catalogue.h"

#include <algorithm>

namespace relais {

const TableShape* StoreSchema::table(const QString& name) const
{
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const TableShape& one) { return one.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

Result<StoreSchema> StoreSchema::of(const Migrator& migrator, const Clock& clock)
{
    SqliteSettings settings;
    settings.path = QStringLiteral(":memory:");
    settings.writeAhead = false;
    const auto connection = SqliteConnection::open(settings);
    if (!connection) {
        return failure(connection.error());
    }
    if (const auto migrated = migrator.migrate(**connection, clock); !migrated) {
        return failure(migrated.error());
    }
    return Connection::attempt([&] {
        StoreSchema schema;
        TableCatalogue catalogue(**connection);
        for (const QString& name : catalogue.tables()) {
            if (name != QLatin1String("schema_migration")) {
                schema.tables.push_back(catalogue.shapeOf(name));
            }
        }
        schema.indexes = catalogue.indexes();
        schema.triggers = catalogue.triggers();
        return schema;
    });
}

} // namespace relais
