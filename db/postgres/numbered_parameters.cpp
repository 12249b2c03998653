#include "db/postgres/numbered_parameters.h"

#include <algorithm>
#include <cctype>

namespace relais {

namespace {

bool isWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// How many characters the hint takes that begins at `from`; 0: none does.
std::size_t hintAt(const std::string& text, std::size_t from)
{
    static const std::string hint = "INDEXED BY ";
    if (text.compare(from, hint.size(), hint) != 0) {
        return 0;
    }
    std::size_t end = from + hint.size();
    while (end < text.size() && isWord(text[end])) {
        ++end;
    }
    return end - from;
}

} // namespace

NumberedParameters numberParameters(const std::string& statement)
{
    NumberedParameters out;
    bool quoted = false;
    for (std::size_t i = 0; i < statement.size();) {
        const char c = statement[i];
        if (c == '\'') {
            quoted = !quoted;
        }
        const bool cast = c == ':' && i + 1 < statement.size() && statement[i + 1] == ':';
        if (quoted || cast || c != ':') {
            if (const std::size_t hint = quoted ? 0 : hintAt(statement, i); hint > 0) {
                i += hint;
                continue;
            }
            out.text.append(statement, i, cast ? 2 : 1);
            i += cast ? 2 : 1;
            continue;
        }
        std::size_t end = i + 1;
        while (end < statement.size() && isWord(statement[end])) {
            ++end;
        }
        const std::string name = statement.substr(i, end - i);
        auto at = std::find(out.names.begin(), out.names.end(), name);
        if (at == out.names.end()) {
            at = out.names.insert(out.names.end(), name);
        }
        out.text += '$' + std::to_string(at - out.names.begin() + 1);
        i = end;
    }
    return out;
}

} // namespace relais
