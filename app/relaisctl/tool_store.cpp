#include "app/relaisctl/tool_store.h"

#include "db/accounts/account_repository.h"
#include "db/base/migrator.h"
#include "db/programmes/reminder_repository.h"

#include <QFileInfo>

#include <algorithm>

namespace relais {

Result<StoreAddress> existingStore(const QString& said)
{
    auto address = StoreAddress::fromText(said);
    if (address && address->isFile() && !QFileInfo(address->path()).isFile()) {
        return failure(ErrorCode::NotFound, QStringLiteral("database"));
    }
    return address;
}

Result<std::unique_ptr<ToolStore>> ToolStore::open(const StoreAddress& address, const QString& centre, const RuleFolders& folders)
{
    std::unique_ptr<ToolStore> store(new ToolStore);
    auto connection = address.open();
    if (!connection) {
        return failure(connection.error());
    }
    store->m_connection = *std::move(connection);
    if (const auto migrated = Migrator(QStringLiteral("central")).migrate(*store->m_connection, store->m_clock); !migrated) {
        return failure(migrated.error());
    }
    std::vector<Centre> centres;
    const auto read = Connection::attempt([&] {
        centres = AccountRepository(*store->m_connection).centres();
        return Done{};
    });
    if (!read) {
        return failure(read.error());
    }
    const auto chosen = centre.isEmpty()
        ? (centres.size() == 1 ? centres.begin() : centres.end())
        : std::find_if(centres.begin(), centres.end(), [&](const Centre& one) { return one.id.code == centre; });
    if (chosen == centres.end()) {
        QStringList codes;
        codes.reserve(static_cast<qsizetype>(centres.size()));
        for (const Centre& one : centres) {
            codes << one.id.code;
        }
        return failure(ErrorCode::InvalidInput, QStringLiteral("centre ") + codes.join(QStringLiteral(", ")));
    }
    store->m_centre = chosen->id;
    auto rules = toolRules(chosen->calendar, folders);
    if (!rules) {
        return failure(rules.error());
    }
    store->m_rules = *std::move(rules);
    return store;
}

Result<bool> ToolStore::takeExportTurn()
{
    const auto taken = Connection::attempt([&] { return ReminderRepository(*m_connection, m_centre).takeExportTurn(); });
    m_exports = taken && *taken;
    return taken;
}

/// A connection that broke and was made again has lost the turn: it is taken anew, unless another export began meanwhile.
void ToolStore::keepExportTurn()
{
    if (m_exports && !ReminderRepository(*m_connection, m_centre).takeExportTurn()) {
        throw StoreFailure({ErrorCode::StoreBusy, QStringLiteral("another export of reminders has begun")});
    }
}

} // namespace relais
