#include "app/server/trusted_proxies.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

namespace relais {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string spelt(int family, const void* address)
{
    char text[INET6_ADDRSTRLEN] = {};
    return inet_ntop(family, address, text, sizeof text) == nullptr ? std::string() : std::string(text);
}

} // namespace

std::optional<std::string> plainAddress(std::string_view text)
{
    const std::string word(text);
    if (word.size() != std::strlen(word.c_str())) {
        return std::nullopt;
    }
    in_addr four{};
    if (inet_pton(AF_INET, word.c_str(), &four) == 1) {
        return spelt(AF_INET, &four);
    }
    in6_addr six{};
    if (inet_pton(AF_INET6, word.c_str(), &six) != 1) {
        return std::nullopt;
    }
    return IN6_IS_ADDR_V4MAPPED(&six) ? spelt(AF_INET, &six.s6_addr[12]) : spelt(AF_INET6, &six);
}

std::optional<TrustedProxies> TrustedProxies::read(std::string_view text)
{
    TrustedProxies proxies;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        const auto address = plainAddress(trimmed(text.substr(begin, end - begin)));
        if (!address || proxies.trusts(*address) || proxies.m_addresses.size() == most) {
            return std::nullopt;
        }
        proxies.m_addresses.push_back(*address);
        begin = end + 1;
    }
    return proxies;
}

bool TrustedProxies::trusts(const std::string& peer) const
{
    return std::find(m_addresses.begin(), m_addresses.end(), peer) != m_addresses.end();
}

std::string TrustedProxies::clientOf(const std::string& peer, const std::vector<HttpField>& fields) const
{
    if (!trusts(peer)) {
        return peer;
    }
    // Values before the last one are what the client wrote, and worth nothing.
    const auto last =
        std::find_if(fields.rbegin(), fields.rend(), [](const HttpField& f) { return f.name == "x-forwarded-for"; });
    if (last == fields.rend()) {
        return peer;
    }
    const std::string_view value = last->value;
    const auto comma = value.rfind(',');
    return plainAddress(trimmed(comma == std::string_view::npos ? value : value.substr(comma + 1))).value_or(peer);
}

} // namespace relais
