#include "core/people/name_key.h"

#include <array>

namespace relais {

namespace {

constexpr char32_t tableStart = 0xC0;
/// Letters of Latin-1 and Latin Extended-A, spelt without accent and in lower case.
constexpr std::array<const char*, 192> latin{{
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",  // U+00C0
    "d", "n", "o", "o", "o", "o", "o", "x", "o", "u", "u", "u", "u", "y", "th", "ss", // U+00D0
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",  // U+00E0
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y",   // U+00F0
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",   // U+0100
    "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",   // U+0110
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",   // U+0120
    "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l", // U+0130
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",   // U+0140
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s", // U+0150
    "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",   // U+0160
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",   // U+0170
}};

bool isCombining(char32_t c)
{
    return c >= 0x300 && c <= 0x36F;
}

/// Spaces, hyphens and apostrophes in all their shapes.
bool isSkipped(char32_t c)
{
    switch (c) {
    case U' ':
    case U'\t':
    case U'-':
    case U'\'':
    case U'`':
    case 0xA0:
    case 0xAD:
    case 0xB4:
    case 0x2BC:
    case 0x2212:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x202F:
    case 0x205F:
    case 0x3000: return true;
    default: return c >= 0x2000 && c <= 0x2015;
    }
}

/// Anything beyond Latin: decomposed, case folded, marks dropped. Rare, so the slow way will do.
void appendOther(char32_t c, std::string& key)
{
    const QString folded = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString kept;
    for (const QChar part : folded) {
        if (part.category() != QChar::Mark_NonSpacing) {
            kept += part;
        }
    }
    const QByteArray utf8 = kept.toUtf8();
    key.append(utf8.constData(), static_cast<std::size_t>(utf8.size()));
}

/// The code point at `at`, which moves behind it; a byte that fits no UTF-8 stands for itself.
char32_t nextCodePoint(std::string_view text, std::size_t& at)
{
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (more == 0 || at + static_cast<std::size_t>(more) > text.size()) {
        return lead;
    }
    char32_t c = lead & (0x3FU >> more);
    for (int i = 0; i < more; ++i) {
        c = c << 6 | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    }
    return c;
}

} // namespace

void appendNameKey(std::string_view utf8, std::string& key)
{
    for (std::size_t i = 0; i < utf8.size();) {
        const char ascii = utf8[i];
        if (ascii >= 'a' && ascii <= 'z') {
            key += ascii;
            ++i;
            continue;
        }
        if (ascii >= 'A' && ascii <= 'Z') {
            key += static_cast<char>(ascii - 'A' + 'a');
            ++i;
            continue;
        }
        const char32_t c = nextCodePoint(utf8, i);
        if (isSkipped(c) || isCombining(c)) {
            continue;
        }
        if (c < 0x80) {
            key += static_cast<char>(c);
        } else if (c >= tableStart && c < tableStart + latin.size()) {
            key += latin[c - tableStart];
        } else {
            appendOther(c, key);
        }
    }
}

QString nameKey(QStringView name)
{
    const QByteArray utf8 = name.toUtf8();
    std::string key;
    appendNameKey(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())), key);
    return QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
}

std::uint64_t nameKeyHash(std::string_view utf8)
{
    thread_local std::string key;
    key.clear();
    appendNameKey(utf8, key);
    if (key.empty()) {
        return 0;
    }
    std::uint64_t hash = 1469598103934665603ULL;
    for (const char c : key) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return hash == 0 ? 1 : hash;
}

} // namespace relais
