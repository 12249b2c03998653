#pragma once

#include "core/campaigns/list_shape.h"

#include <string>
#include <string_view>
#include <vector>

namespace relais {

constexpr char listSeparator = ';';

/// The raw fields of a record, quotes and spaces included, in the list's encoding. `separator` is ASCII, so that the encoding
/// does not matter. The views point into `record`.
void splitRecord(std::string_view record, char separator, std::vector<std::string_view>& fields);

/// Where the record that begins at 0 ends: at its line feed, outside quotes; npos when `text` stops before.
/// `openQuote` tells whether it stops inside quotes.
std::size_t recordEnd(std::string_view text, char separator, bool& openQuote);

/// What a raw field says: unquoted, without spaces around, without the apostrophe that guards a leading = + @ or -.
/// UTF-8 in, UTF-8 out; the answer points into `field` or into `scratch`.
std::string_view fieldText(std::string_view field, std::string& scratch);

/// Appends a raw field with an apostrophe before a leading = + @ or - of its content, so that no spreadsheet takes it for a formula.
void appendGuarded(std::string_view field, std::string& out);

/// Appends Windows-1252 as UTF-8; the five bytes without a meaning become control characters, as browsers read them.
void appendFromWindows1252(std::string_view bytes, std::string& utf8);
bool isAscii(std::string_view text);

} // namespace relais
