#include "db/base/connection.h"

namespace relais {

template <typename Text>
Statement Connection::use(std::string_view key, Text text)
{
    auto known = m_statements.find(key);
    if (known == m_statements.end()) {
        known = m_statements.emplace(std::string(key), std::vector<std::unique_ptr<Prepared>>()).first;
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
        fresh->statement = prepare(text());
        free = known->second.emplace_back(std::move(fresh)).get();
    }
    free->inUse = true;
    return Statement(*free->statement, [free] { free->inUse = false; });
}

Statement Connection::statement(std::string_view name)
{
    return use(name, [&]() -> const std::string& { return m_files.text(name); });
}

Statement Connection::assembled(std::string_view name, const std::vector<std::pair<std::string, std::string>>& tokens)
{
    std::string text = m_files.text(name);
    for (const auto& [token, replacement] : tokens) {
        const std::string wanted = '{' + token + '}';
        for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + replacement.size())) {
            text.replace(at, wanted.size(), replacement);
        }
    }
    return use(text, [&]() -> const std::string& { return text; });
}

} // namespace relais
