#include "core/people/phone_number.h"

#include "core/people/text_bytes.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace relais {

namespace {

/// A number that starts so, in national form, belongs to that country code. Order: first match wins.
struct Prefix {
    std::string_view national;
    std::string_view code;
};

constexpr std::array<Prefix, 6> fiction{
    {{"019900", "33"}, {"026191", "33"}, {"035301", "33"}, {"046571", "33"}, {"053649", "33"}, {"063998", "33"}}};
constexpr std::array<Prefix, 10> overseas{{{"0690", "590"}, {"0590", "590"}, {"0694", "594"}, {"0594", "594"}, {"0696", "596"},
    {"0596", "596"}, {"0692", "262"}, {"0262", "262"}, {"0269", "262"}, {"0639", "262"}}};
/// Ranges that exist overseas and that people write with their code, though the rule by prefix does not name them.
constexpr std::array<Prefix, 4> writtenOverseas{{{"0691", "590"}, {"0697", "596"}, {"0693", "262"}, {"0263", "262"}}};

template <std::size_t N>
const Prefix* findPrefix(const std::array<Prefix, N>& table, std::string_view national)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Prefix& prefix) { return national.starts_with(prefix.national); });
    return found == table.end() ? nullptr : &*found;
}

/// Bytes of a separator at `at` (space, dot, dash, slash, parenthesis), 0 when it is something else.
std::size_t separatorLength(std::string_view text, std::size_t at)
{
    switch (text[at]) {
    case '.':
    case '-':
    case '/':
    case '(':
    case ')': return 1;
    default: break;
    }
    if (const std::size_t space = spaceLength(text, at); space != 0) {
        return space;
    }
    // U+2009 thin space, U+2010 to U+2015 dashes, as a word processor writes them.
    if (at + 2 < text.size() && text[at] == '\xE2' && text[at + 1] == '\x80') {
        const auto last = static_cast<unsigned char>(text[at + 2]);
        if (last == 0x89 || (last >= 0x90 && last <= 0x95)) {
            return 3;
        }
    }
    return 0;
}

struct Digits {
    char text[20] = {};
    std::size_t size = 0;
    bool international = false;
    std::string_view view() const { return {text, size}; }
};

/// The digits of a writing, "+" and "00" told apart; nothing when it holds anything else, or too much.
std::optional<Digits> digitsOf(std::string_view utf8)
{
    Digits digits;
    for (std::size_t i = 0; i < utf8.size();) {
        const char c = utf8[i];
        if (c >= '0' && c <= '9') {
            if (digits.size == sizeof digits.text) {
                return std::nullopt;
            }
            digits.text[digits.size++] = c;
            ++i;
        } else if (c == '+' && digits.size == 0 && !digits.international) {
            digits.international = true;
            ++i;
        } else if (const std::size_t separator = separatorLength(utf8, i); separator != 0) {
            i += separator;
        } else {
            return std::nullopt;
        }
    }
    if (!digits.international && digits.view().starts_with("00")) {
        digits.international = true;
        digits.size -= 2;
        std::memmove(digits.text, digits.text + 2, digits.size);
    }
    return digits;
}

/// Ten digits in national form, and the overseas code that was written before them, if any.
struct National {
    char text[10] = {};
    std::string_view writtenCode;
    std::string_view view() const { return {text, sizeof text}; }
};

std::optional<National> nationalOf(const Digits& digits)
{
    National national;
    std::string_view rest = digits.view();
    if (digits.international) {
        static constexpr std::array<std::string_view, 5> codes{"33", "262", "590", "594", "596"};
        const auto code = std::find_if(codes.begin(), codes.end(), [&](std::string_view c) { return rest.starts_with(c); });
        if (code == codes.end()) {
            return std::nullopt;
        }
        rest.remove_prefix(code->size());
        if (*code != "33") {
            national.writtenCode = *code;
        }
        if (rest.size() == 10 && rest.front() == '0') {
            rest.remove_prefix(1); // the "(0)" after the code
        }
        if (rest.size() != 9) {
            return std::nullopt;
        }
        national.text[0] = '0';
        rest.copy(national.text + 1, 9);
    } else {
        if (rest.size() != 10 || rest.front() != '0') {
            return std::nullopt;
        }
        rest.copy(national.text, 10);
    }
    if (national.text[1] == '0' || national.view().starts_with("089")) {
        return std::nullopt;
    }
    return national;
}

std::optional<std::string_view> countryCode(const National& national)
{
    const Prefix* known = findPrefix(overseas, national.view());
    if (!national.writtenCode.empty()) {
        const Prefix* written = known != nullptr ? known : findPrefix(writtenOverseas, national.view());
        if (written == nullptr || written->code != national.writtenCode) {
            return std::nullopt;
        }
        known = written;
    }
    if (findPrefix(fiction, national.view()) != nullptr) {
        return "33";
    }
    return known != nullptr ? known->code : std::string_view("33");
}

} // namespace

std::optional<PhoneBytes> phoneBytesFromFrench(std::string_view utf8)
{
    const auto digits = digitsOf(utf8);
    if (!digits) {
        return std::nullopt;
    }
    const auto national = nationalOf(*digits);
    if (!national) {
        return std::nullopt;
    }
    const auto code = countryCode(*national);
    if (!code) {
        return std::nullopt;
    }
    PhoneBytes bytes;
    bytes.text[0] = '+';
    code->copy(bytes.text + 1, code->size());
    national->view().substr(1).copy(bytes.text + 1 + code->size(), 9);
    bytes.size = static_cast<unsigned char>(1 + code->size() + 9);
    return bytes;
}

std::optional<PhoneNumber> phoneFromFrench(QStringView text)
{
    const QByteArray utf8 = text.toUtf8();
    const auto bytes = phoneBytesFromFrench(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
    if (!bytes) {
        return std::nullopt;
    }
    return PhoneNumber{QString::fromLatin1(bytes->text, bytes->size)};
}

bool mayBeDialled(const PhoneNumber& number)
{
    QStringView digits = number.e164;
    if (digits.startsWith(u'+')) {
        digits = digits.sliced(1);
    }
    return digits.size() >= 3 && digits.size() <= 15
        && std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString displayText(const PhoneNumber& number)
{
    for (const auto* code : {u"+33", u"+262", u"+590", u"+594", u"+596"}) {
        const QStringView prefix(code);
        if (number.e164.startsWith(prefix) && number.e164.size() == prefix.size() + 9) {
            const QString national = u'0' + number.e164.sliced(prefix.size());
            QString shown;
            for (qsizetype i = 0; i < national.size(); i += 2) {
                shown += (i == 0 ? QString() : QStringLiteral(" ")) + national.sliced(i, 2);
            }
            return shown;
        }
    }
    return number.e164;
}

} // namespace relais
