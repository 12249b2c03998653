#include "core/accounts/secret.h"

#include <QCryptographicHash>

#include <array>
#include <cstring>

namespace relais {

QByteArray makeSecret(Random& random)
{
    std::array<std::uint64_t, 4> words{};
    for (auto& word : words) {
        word = random.next();
    }
    QByteArray bytes(32, '\0');
    std::memcpy(bytes.data(), words.data(), sizeof words);
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray secretHash(const QByteArray& secret)
{
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256);
}

} // namespace relais
