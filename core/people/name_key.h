#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace relais {

/// Names as they are compared: without regard to case, accents, spaces, hyphens and apostrophes ("D'Aubigné" and
/// "DAUBIGNE" are one). Ligatures and barred letters are spelt out (œ oe, æ ae, ß ss, ø o, ł l, đ d). Pure, any thread.

/// Appends the key of UTF-8 text to `key`: lower-case, ASCII for every Latin letter. Nothing is appended for an empty name.
void appendNameKey(std::string_view utf8, std::string& key);
/// The same for shown text: for search and for comparing two names.
QString nameKey(QStringView name);
/// 64-bit hash of the key, 0 only for a name without any letter. Not for storing: it may change with the program.
std::uint64_t nameKeyHash(std::string_view utf8);

} // namespace relais
