#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais {

/// One header line: name in lower case, value without surrounding blanks.
struct HttpField {
    std::string name;
    std::string value;
};

/// One whole request as the engine hands it to the application. A value; holds personal data, so it is never logged.
struct HttpRequest {
    std::string method; ///< as sent: "GET"
    std::string path;   ///< still percent-encoded, without query: "/api/v1/persons/0190…"
    std::string query;  ///< still percent-encoded, without '?'
    std::vector<HttpField> fields;
    std::string body;
    bool bodyTooLarge = false; ///< the body was over the limit and is not here: the answer can only be a refusal
    std::string remoteAddress; ///< for rate limits

    /// The first value of a field, by its lower-case name.
    std::optional<std::string_view> field(std::string_view name) const
    {
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const HttpField& f) { return f.name == name; });
        return found == fields.end() ? std::nullopt : std::optional<std::string_view>(found->value);
    }
    bool repeats(std::string_view name) const
    {
        return std::count_if(fields.begin(), fields.end(), [&](const HttpField& f) { return f.name == name; }) > 1;
    }
};

} // namespace relais
