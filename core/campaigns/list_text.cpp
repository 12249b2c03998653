#include "core/campaigns/list_text.h"

#include "core/people/text_bytes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace relais {

namespace {

/// Walks over one record's characters and says of each whether it stands outside quotes. Quotes open a field only.
class QuoteState {
public:
    /// True when `c` has its meaning as separator or line end.
    bool isOutside(char c, char separator)
    {
        switch (m_state) {
        case State::FieldStart:
            if (c == '"') {
                m_state = State::Quoted;
                return false;
            }
            if (c != ' ' && c != separator) {
                m_state = State::Plain;
            }
            return true;
        case State::Plain:
            if (c == separator) {
                m_state = State::FieldStart;
            }
            return true;
        case State::Quoted:
            if (c == '"') {
                m_state = State::QuoteInQuoted;
            }
            return false;
        case State::QuoteInQuoted:
            if (c == '"') {
                m_state = State::Quoted;
                return false;
            }
            m_state = c == separator ? State::FieldStart : State::Plain;
            return true;
        }
        return true;
    }
    bool isOpen() const { return m_state == State::Quoted; }

private:
    enum class State : unsigned char { FieldStart, Plain, Quoted, QuoteInQuoted };
    State m_state = State::FieldStart;
};

constexpr std::array<char16_t, 32> windows1252{0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030,
    0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};

bool isFormulaStart(char c)
{
    return c == '=' || c == '+' || c == '@' || c == '-';
}

/// Bytes of the raw field before its content: spaces, then the opening quote if there is one.
std::size_t contentStart(std::string_view field)
{
    std::size_t at = 0;
    while (at < field.size() && (field[at] == ' ' || field[at] == '\xA0' || spaceLength(field, at) != 0)) {
        at += field[at] == '\xA0' ? 1 : spaceLength(field, at);
    }
    if (at < field.size() && field[at] == '"') {
        ++at;
        while (at < field.size() && (field[at] == ' ' || field[at] == '\xA0' || spaceLength(field, at) != 0)) {
            at += field[at] == '\xA0' ? 1 : spaceLength(field, at);
        }
    }
    return at;
}

} // namespace

void splitRecord(std::string_view record, char separator, std::vector<std::string_view>& fields)
{
    fields.clear();
    if (record.find('"') == std::string_view::npos) {
        const char* at = record.data();
        const char* const end = at + record.size();
        for (;;) {
            const auto* found = static_cast<const char*>(std::memchr(at, separator, static_cast<std::size_t>(end - at)));
            const char* const stop = found != nullptr ? found : end;
            fields.emplace_back(at, static_cast<std::size_t>(stop - at));
            if (found == nullptr) {
                return;
            }
            at = found + 1;
        }
    }
    QuoteState quotes;
    std::size_t start = 0;
    for (std::size_t i = 0; i < record.size(); ++i) {
        if (quotes.isOutside(record[i], separator) && record[i] == separator) {
            fields.push_back(record.substr(start, i - start));
            start = i + 1;
        }
    }
    fields.push_back(record.substr(start));
}

std::size_t recordEnd(std::string_view text, char separator, bool& openQuote)
{
    openQuote = false;
    const std::size_t line = text.find('\n');
    const std::string_view first = text.substr(0, line);
    if (first.find('"') == std::string_view::npos) {
        return line;
    }
    QuoteState quotes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quotes.isOutside(text[i], separator) && text[i] == '\n') {
            return i;
        }
    }
    openQuote = quotes.isOpen();
    return std::string_view::npos;
}

std::string_view fieldText(std::string_view field, std::string& scratch)
{
    // Only plain spaces may stand before a quote that opens: that is also what splits records.
    std::string_view text = field.substr(std::min(field.find_first_not_of(' '), field.size()));
    if (!text.empty() && text.front() == '"') {
        scratch.clear();
        bool quoted = true;
        for (std::size_t i = 1; i < text.size(); ++i) {
            if (quoted && text[i] == '"') {
                if (i + 1 < text.size() && text[i + 1] == '"') {
                    ++i;
                } else {
                    quoted = false;
                    continue;
                }
            }
            scratch += text[i];
        }
        text = scratch;
    }
    text = trimmed(text);
    if (text.size() >= 2 && text[0] == '\'' && isFormulaStart(text[1])) {
        text.remove_prefix(1);
        text = trimmed(text);
    }
    return text;
}

void appendGuarded(std::string_view field, std::string& out)
{
    const std::size_t at = contentStart(field);
    if (at < field.size() && isFormulaStart(field[at])) {
        out.append(field.substr(0, at));
        out += '\'';
        out.append(field.substr(at));
    } else {
        out.append(field);
    }
}

void appendFromWindows1252(std::string_view bytes, std::string& utf8)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::size_t end = at;
        while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) < 0x80) {
            ++end;
        }
        utf8.append(bytes.substr(at, end - at));
        if (end == bytes.size()) {
            return;
        }
        const auto byte = static_cast<unsigned char>(bytes[end]);
        at = end + 1;
        const char16_t code = byte < 0xA0 ? windows1252[byte - 0x80U] : byte;
        if (code < 0x800) {
            utf8 += static_cast<char>(0xC0 | code >> 6);
        } else {
            utf8 += static_cast<char>(0xE0 | code >> 12);
            utf8 += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        }
        utf8 += static_cast<char>(0x80 | (code & 0x3F));
    }
}

bool isAscii(std::string_view text)
{
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        if ((word & 0x8080808080808080ULL) != 0) {
            return false;
        }
    }
    for (; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) >= 0x80) {
            return false;
        }
    }
    return true;
}

} // namespace relais
