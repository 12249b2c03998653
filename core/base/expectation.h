#pragma once

#include <array>

namespace relais {

/// What a value of a file should have been: a stable code, which `ui/words` has French for, and its English for logs and developers, with %1 to
/// %3 for arguments. Points to texts that last as long as the program. A fault without a code has its English as its only argument.
struct Expectation {
    const char* code;
    const char* english;
};

/// What is expected of any file of resources/.
namespace expected {

inline constexpr Expectation inEnglish{"", "%1"};
inline constexpr Expectation jsonObject{"json_object", "a JSON object"};
// the same, and where the parser stopped: %1 is the line, %2 the byte
inline constexpr Expectation jsonValue{"json_value", "a JSON object: a value at line %1, byte %2"};
inline constexpr Expectation jsonComma{
    "json_comma", "a JSON object: a comma, or the end of an object or a list, at line %1, byte %2"};
inline constexpr Expectation jsonColon{"json_colon", "a JSON object: a colon behind a key at line %1, byte %2"};
inline constexpr Expectation jsonMember{
    "json_member", "a JSON object: something behind the comma or the colon at line %1, byte %2"};
inline constexpr Expectation jsonText{"json_text", "a JSON object: a text in UTF-8 that ends, at line %1, byte %2"};
inline constexpr Expectation jsonEnd{"json_end", "a JSON object: nothing behind its end at line %1, byte %2"};
inline constexpr Expectation keyOnce{"key_once", "each key of an object once"};
inline constexpr Expectation plainText{"plain_text", "texts without control characters, the first is at line %1"};
inline constexpr Expectation shallow{
    "shallow", "lists and objects inside each other at most 32 deep, and at most 2000 keys of one"};
inline constexpr Expectation fileSize{"file_size", "at most %1 bytes"};
inline constexpr Expectation value{"value", "a value, it is missing"};
inline constexpr Expectation list{"list", "a list"};
inline constexpr Expectation object{"object", "an object"};
inline constexpr Expectation noSuchKey{"no_such_key", "no such key here"};
inline constexpr Expectation pointer{"pointer", "the JSON pointer of a value in this file"};
inline constexpr Expectation text{"text", "a text"};
inline constexpr Expectation notBlank{"not_blank", "a text that is not blank, without blanks around it"};
inline constexpr Expectation code{"code", "a code of a-z, 0-9, - and _, 64 characters at most"};
inline constexpr Expectation codeOnce{"code_once", "each code once"};
inline constexpr Expectation integer{"integer", "a whole number from %1 to %2"};
inline constexpr Expectation flag{"flag", "true or false"};
inline constexpr Expectation date{"date", "a date like 2026-11-22"};
inline constexpr Expectation minute{"minute", "a time like 09:00, up to 24:00"};

inline constexpr std::array base{jsonObject, jsonValue, jsonComma, jsonColon, jsonMember, jsonText, jsonEnd, keyOnce, plainText,
    shallow, fileSize, value, list, object, noSuchKey, pointer, text, notBlank, code, codeOnce, integer, flag, date, minute};

} // namespace expected

} // namespace relais
