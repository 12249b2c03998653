#include "db/base/connection.h"

#include <algorithm>
#include <cctype>
#include <utility>

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

namespace {

std::string withTokens(std::string text, const std::vector<std::pair<std::string, std::string>>& tokens)
{
    for (const auto& [token, replacement] : tokens) {
        const std::string wanted = '{' + token + '}';
        for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + replacement.size())) {
            text.replace(at, wanted.size(), replacement);
        }
    }
    return text;
}

/// The block with `parameter` replaced, but not in a longer name that begins so.
std::string withParameter(std::string block, std::string_view parameter, std::string_view by)
{
    for (auto at = block.find(parameter); at != std::string::npos; at = block.find(parameter, at + 1)) {
        const auto end = at + parameter.size();
        if (end >= block.size() || (std::isalnum(static_cast<unsigned char>(block[end])) == 0 && block[end] != '_')) {
            block.replace(at, parameter.size(), by);
        }
    }
    return block;
}

} // namespace

Statement Connection::assembled(std::string_view name, const std::vector<std::pair<std::string, std::string>>& tokens)
{
    const std::string text = withTokens(m_files.text(name), tokens);
    return use(text, [&]() -> const std::string& { return text; });
}

Statement Connection::forEach(std::string_view name, std::string_view parameter, std::string_view type)
{
    std::string text;
    return use(std::string(name) + " for each", [&]() -> const std::string& {
        std::string block = m_files.text(name);
        block.resize(block.rfind(';'));
        text = withTokens(m_files.text("base/each.for_each"),
            {{"list", std::string(parameter)}, {"type", std::string(type)},
                {"block", withParameter(block, parameter, "each.id")}});
        return text;
    });
}

Statement& Connection::gathered(std::string_view block, const QByteArray& key)
{
    constexpr std::size_t mostRows = 1000;
    const auto waiting = [&] {
        return std::find_if(m_gathered.begin(), m_gathered.end(), [&](const auto& one) { return one->block == block; });
    };
    auto at = waiting();
    if (at != m_gathered.end() && ((*at)->rows >= mostRows || (*at)->keys.contains(key))) {
        sendGathered();
        at = waiting();
    }
    if (at == m_gathered.end()) {
        m_gathered.push_back(std::make_unique<Gathered>(*this, block));
        at = std::prev(m_gathered.end());
    }
    Gathered& found = **at;
    ++found.rows;
    if (!key.isEmpty()) {
        found.keys.insert(key);
    }
    return found.statement;
}

void Connection::sendGathered()
{
    // Sending them sends nothing else first.
    const auto all = std::exchange(m_gathered, {});
    for (const auto& one : all) {
        one->statement.send();
    }
}

} // namespace relais
