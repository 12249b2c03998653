#pragma once

#include "app/server/http_request.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais {

/// The proxies whose word about a client's address is taken. A value, empty by default: nobody's word is. Pure.
class TrustedProxies {
public:
    static constexpr std::size_t most = 16;

    /// "127.0.0.1, ::1": addresses, no names, ports or networks. Nothing for anything else, a repeated one, or more than `most`.
    static std::optional<TrustedProxies> read(std::string_view text);

    bool trusts(const std::string& peer) const;
    /// Who asks: the last value of X-Forwarded-For, where a trusted peer wrote one address there; otherwise the peer itself.
    std::string clientOf(const std::string& peer, const std::vector<HttpField>& fields) const;

private:
    std::vector<std::string> m_addresses; ///< in the one spelling of plainAddress
};

/// An IPv4 or IPv6 address in the one spelling that it is compared in, IPv4 in IPv6 as IPv4; nothing for any other text.
std::optional<std::string> plainAddress(std::string_view text);

} // namespace relais
