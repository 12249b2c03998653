#include "core/base/id.h"

#include <QUuid>

#include <algorithm>

namespace relais {

std::optional<Uuid> Uuid::fromText(QStringView text)
{
    if (text.size() != 36) {
        return std::nullopt;
    }
    std::array<std::uint8_t, 16> bytes{};
    int digits = 0;
    for (int i = 0; i < 36; ++i) {
        const char16_t c = text[i].unicode();
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != u'-') {
                return std::nullopt;
            }
            continue;
        }
        int value = 0;
        if (c >= u'0' && c <= u'9') {
            value = c - u'0';
        } else if (c >= u'a' && c <= u'f') {
            value = c - u'a' + 10;
        } else if (c >= u'A' && c <= u'F') {
            value = c - u'A' + 10;
        } else {
            return std::nullopt;
        }
        auto& byte = bytes[static_cast<std::size_t>(digits / 2)];
        byte = static_cast<std::uint8_t>(byte << 4 | value);
        ++digits;
    }
    return Uuid(bytes);
}

std::optional<Uuid> Uuid::fromBytes(const QByteArray& bytes)
{
    if (bytes.size() != 16) {
        return std::nullopt;
    }
    std::array<std::uint8_t, 16> raw{};
    std::copy_n(bytes.cbegin(), 16, raw.begin());
    return Uuid(raw);
}

QString Uuid::text() const
{
    std::string text;
    appendTo(text);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

void Uuid::appendTo(std::string& utf8) const
{
    static constexpr char digits[] = "0123456789abcdef";
    std::array<char, 36> text{};
    auto at = text.begin();
    for (std::size_t i = 0; i < m_bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            *at++ = '-';
        }
        *at++ = digits[m_bytes[i] >> 4];
        *at++ = digits[m_bytes[i] & 0x0f];
    }
    utf8.append(text.data(), text.size());
}

QByteArray Uuid::bytes() const
{
    return QByteArray(reinterpret_cast<const char*>(m_bytes.data()), 16);
}

} // namespace relais
