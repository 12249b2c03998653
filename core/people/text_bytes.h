#pragma once

#include <cstddef>
#include <string_view>

namespace relais {

/// Length in bytes of the space that stands at `at` in UTF-8 text, 0 when there is none: the plain one and the no-break ones
/// (U+00A0, U+2007, U+202F). Tabs and line ends are no spaces here. `at` must be inside the text.
inline std::size_t spaceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    if (text[at] == ' ') {
        return 1;
    }
    if (byte(at) == 0xC2 && byte(at + 1) == 0xA0) {
        return 2;
    }
    if (byte(at) == 0xE2 && byte(at + 1) == 0x80 && (byte(at + 2) == 0x87 || byte(at + 2) == 0xAF)) {
        return 3;
    }
    return 0;
}

/// The text without the spaces around it, no-break ones too.
inline std::string_view trimmed(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t space = spaceLength(text, 0);
        if (space == 0) {
            break;
        }
        text.remove_prefix(space);
    }
    while (!text.empty()) {
        if (text.back() == ' ') {
            text.remove_suffix(1);
        } else if (text.size() >= 2 && spaceLength(text, text.size() - 2) == 2) {
            text.remove_suffix(2);
        } else if (text.size() >= 3 && spaceLength(text, text.size() - 3) == 3) {
            text.remove_suffix(3);
        } else {
            break;
        }
    }
    return text;
}

} // namespace relais
