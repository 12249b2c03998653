#include "core/people/nir.h"

#include "core/people/text_bytes.h"

#include <array>

namespace relais {

namespace {

constexpr int letterShift = 48;
constexpr std::uint64_t departmentUnit = 1'000'000; // weight of the second character of the département
constexpr std::uint64_t limit = 10'000'000'000'000;

} // namespace

std::optional<Nir> Nir::fromText(std::string_view text)
{
    std::uint64_t digits = 0;
    std::uint64_t letter = 0;
    int count = 0;
    char before = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (const std::size_t space = spaceLength(text, i); space != 0) {
            i += space;
            continue;
        }
        const char c = text[i++];
        if (count == 13) {
            return std::nullopt;
        }
        if (c >= '0' && c <= '9') {
            digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
        } else if (count == 6 && before == '2' && (c == 'A' || c == 'a' || c == 'B' || c == 'b')) {
            letter = c == 'A' || c == 'a' ? 1 : 2;
            digits *= 10;
        } else {
            return std::nullopt;
        }
        before = c;
        ++count;
    }
    if (count != 13) {
        return std::nullopt;
    }
    const std::uint64_t first = digits / (limit / 10);
    if (first != 1 && first != 2 && first != 7 && first != 8) {
        return std::nullopt;
    }
    return Nir(digits | letter << letterShift);
}

std::optional<Nir> Nir::fromText(QStringView text)
{
    const QByteArray utf8 = text.toUtf8();
    return fromText(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())));
}

std::optional<Nir> Nir::fromPacked(std::uint64_t packed)
{
    const Nir candidate(packed);
    if (candidate.digits() >= limit || packed >> letterShift > 2) {
        return std::nullopt;
    }
    const auto again = fromText(QStringView(candidate.text()));
    return again == candidate ? again : std::nullopt;
}

std::uint64_t Nir::digits() const
{
    return m_packed & ((std::uint64_t{1} << letterShift) - 1);
}

char16_t Nir::letter() const
{
    return static_cast<char16_t>(m_packed >> letterShift == 1 ? u'A' : u'B');
}

int Nir::key() const
{
    // With its letter read as 0 a Corsican département is 20: 2A counts as 19, 2B as 18.
    const std::uint64_t counted = digits() - (m_packed >> letterShift) * departmentUnit;
    return static_cast<int>(97 - counted % 97);
}

bool Nir::hasKey(std::string_view text) const
{
    if (text.empty() || text.size() > 2) {
        return false;
    }
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return false;
        }
        value = value * 10 + (c - '0');
    }
    return value == key();
}

bool Nir::hasCivilMonth() const
{
    const std::uint64_t month = digits() / 100'000'000 % 100;
    return month >= 1 && month <= 12;
}

QString Nir::text() const
{
    QString text = QString::number(digits()).rightJustified(13, u'0');
    if (m_packed >> letterShift != 0) {
        text[6] = letter();
    }
    return text;
}

QString Nir::masked() const
{
    const QString all = text();
    return all.left(1) + u' ' + all.mid(1, 2) + u' ' + all.mid(3, 2) + u' ' + all.mid(5, 2)
        + QStringLiteral(u" \u00b7\u00b7\u00b7 \u00b7\u00b7\u00b7 \u00b7\u00b7");
}

QString Nir::revealed() const
{
    const QString all = text();
    return all.left(1) + u' ' + all.mid(1, 2) + u' ' + all.mid(3, 2) + u' ' + all.mid(5, 2) + u' ' + all.mid(7, 3) + u' '
        + all.mid(10, 3) + u' ' + QString::number(key()).rightJustified(2, u'0');
}

} // namespace relais
