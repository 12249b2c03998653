#pragma once

#include "core/base/result.h"

#include <QJsonValue>

#include <string_view>

namespace relais {

/// The deepest nesting of arrays and objects that is read.
constexpr int deepestJson = 32;
/// The most keys of one object.
constexpr int mostJsonKeys = 2000;

/// Reads one JSON text as RFC 8259 means it, from the network or a file. Pure, any thread, no recursion.
/// InvalidInput, with a code and never the text as its detail, for: malformed text, anything after it, a byte-order mark,
/// invalid UTF-8, lone surrogates, NaN and numbers beyond a double, a key twice in one object, nesting deeper than
/// deepestJson, more keys than mostJsonKeys.
/// Details: "malformed_json", "duplicate_key", "too_deep", "too_many_keys". `place`, if given: the JSON pointer of the key that is there twice.
Result<QJsonValue> parseStrictJson(std::string_view text, QString* place = nullptr);

} // namespace relais
