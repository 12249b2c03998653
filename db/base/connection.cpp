#include "db/base/connection.h"

#include <cctype>

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

Statement Connection::forEach(std::string_view name, std::string_view parameter, std::string_view type)
{
    std::string text;
    return use(std::string(name) + " for each", [&]() -> const std::string& {
        std::string one = m_files.text(name);
        one.resize(one.rfind(';'));
        for (auto at = one.find(parameter); at != std::string::npos; at = one.find(parameter, at + 1)) {
            const auto end = at + parameter.size();
            if (end >= one.size() || (std::isalnum(static_cast<unsigned char>(one[end])) == 0 && one[end] != '_')) {
                one.replace(at, parameter.size(), "each.id");
            }
        }
        text = "SELECT each.id, one.* FROM unnest(CAST(" + std::string(parameter) + " AS " + std::string(type)
            + "[])) AS each(id) CROSS JOIN LATERAL (" + one + " OFFSET 0) AS one";
        return text;
    });
}

} // namespace relais
