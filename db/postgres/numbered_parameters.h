#pragma once

#include <string>
#include <vector>

namespace relais {

/// A statement with its named parameters numbered as PostgreSQL wants them.
struct NumberedParameters {
    std::string text;               ///< with $1, $2…
    std::vector<std::string> names; ///< with their colon, in the order in which they first stand in the text
};

/// From ":name" to "$1"; a name that stands twice has one number. Quoted texts and casts (::) stay, and the index that SQLite has to be told
/// ("INDEXED BY name") goes: PostgreSQL keeps statistics. Pure; any thread.
NumberedParameters numberParameters(const std::string& statement);

} // namespace relais
