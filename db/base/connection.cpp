#include "db/base/connection.h"

namespace relais {

Statement Connection::statement(std::string_view name)
{
    auto known = m_statements.find(name);
    if (known == m_statements.end()) {
        known = m_statements.emplace(std::string(name), std::vector<std::unique_ptr<Prepared>>()).first;
    }
    Prepared* free = nullptr;
    for (const auto& prepared : known->second) {
        if (!prepared->inUse) {
            free = prepared.get();
            break;
        }
    }
    if (free == nullptr) {
        auto fresh = std::make_unique<Prepared>();
        fresh->statement = prepare(m_files.text(name));
        free = known->second.emplace_back(std::move(fresh)).get();
    }
    free->inUse = true;
    return Statement(*free->statement, [free] { free->inUse = false; });
}

} // namespace relais
