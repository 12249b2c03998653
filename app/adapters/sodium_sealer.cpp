#include "app/adapters/sodium_sealer.h"

#include <QFile>
#include <QSaveFile>

#include <sodium.h>

#include <cassert>

namespace relais {

namespace {

constexpr int nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr int tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(SodiumSealer::keyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

unsigned char* bytesOf(QByteArray& data)
{
    return reinterpret_cast<unsigned char*>(data.data());
}

const unsigned char* bytesOf(const QByteArray& data)
{
    return reinterpret_cast<const unsigned char*>(data.constData());
}

unsigned long long sizeOf(const QByteArray& data)
{
    return static_cast<unsigned long long>(data.size());
}

} // namespace

Result<QByteArray> SodiumSealer::keyFromFile(const QString& path)
{
    if (sodium_init() < 0) {
        return failure(ErrorCode::StoreUnavailable, QStringLiteral("libsodium does not start"));
    }
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        QByteArray key = file.read(keyBytes + 1);
        // A new key in the place of a broken one would lose what the old one sealed.
        if (key.size() != keyBytes) {
            return failure(ErrorCode::StoreCorrupt, path);
        }
        return key;
    }
    if (file.exists()) {
        return failure(ErrorCode::StoreUnavailable, path);
    }
    QByteArray key(keyBytes, '\0');
    randombytes_buf(key.data(), keyBytes);
    QSaveFile made(path);
    if (!made.open(QIODevice::WriteOnly) || !made.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || made.write(key) != keyBytes || !made.commit()) {
        return failure(ErrorCode::StoreUnavailable, path);
    }
    return key;
}

SodiumSealer::SodiumSealer(QByteArray key, int keyId) : m_key(std::move(key)), m_keyId(keyId)
{
    assert(m_key.size() == keyBytes);
    [[maybe_unused]] const int started = sodium_init();
    assert(started >= 0);
}

SodiumSealer::~SodiumSealer()
{
    sodium_memzero(m_key.data(), static_cast<std::size_t>(m_key.size()));
}

QByteArray SodiumSealer::bound(const QByteArray& context, int keyId, int version) const
{
    return context + '/' + QByteArray::number(keyId) + '/' + QByteArray::number(version);
}

Sealed SodiumSealer::seal(const QByteArray& plain, const QByteArray& context)
{
    Sealed sealed;
    sealed.keyId = m_keyId;
    sealed.bytes.resize(nonceBytes + plain.size() + tagBytes);
    const QByteArray data = bound(context, sealed.keyId, sealed.version);
    unsigned char* nonce = bytesOf(sealed.bytes);
    randombytes_buf(nonce, nonceBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonceBytes, nullptr, bytesOf(plain), sizeOf(plain), bytesOf(data),
        sizeOf(data), nullptr, nonce, bytesOf(std::as_const(m_key)));
    return sealed;
}

Result<QByteArray> SodiumSealer::open(const Sealed& sealed, const QByteArray& context)
{
    if (sealed.keyId != m_keyId || sealed.bytes.size() < nonceBytes + tagBytes) {
        return failure(ErrorCode::StoreCorrupt, QStringLiteral("sealed under another key, or cut"));
    }
    QByteArray plain(sealed.bytes.size() - nonceBytes - tagBytes, '\0');
    const QByteArray data = bound(context, sealed.keyId, sealed.version);
    const unsigned char* nonce = bytesOf(sealed.bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(plain), nullptr, nullptr, nonce + nonceBytes,
            static_cast<unsigned long long>(sealed.bytes.size() - nonceBytes), bytesOf(data), sizeOf(data), nonce,
            bytesOf(std::as_const(m_key)))
        != 0) {
        return failure(ErrorCode::StoreCorrupt, QStringLiteral("a seal does not open"));
    }
    return plain;
}

} // namespace relais
