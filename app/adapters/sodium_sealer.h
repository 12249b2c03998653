#pragma once

#include "core/base/sealer.h"

namespace relais {

/// XChaCha20-Poly1305 by libsodium: a fresh random nonce of 24 bytes before each blob; the place, the key's number and the version
/// are bound to it. Any thread.
class SodiumSealer final : public Sealer {
public:
    static constexpr int keyBytes = 32;
    /// The key kept in this file, made when there is none, readable by its owner alone. An operating system's keyring comes later;
    /// until then whoever reads the folder as its owner reads the key too.
    static Result<QByteArray> keyFromFile(const QString& path);

    /// `key` has keyBytes bytes.
    explicit SodiumSealer(QByteArray key, int keyId = 1);
    ~SodiumSealer() override;

    Sealed seal(const QByteArray& plain, const QByteArray& context) override;
    Result<QByteArray> open(const Sealed& sealed, const QByteArray& context) override;

private:
    QByteArray bound(const QByteArray& context, int keyId, int version) const;

    QByteArray m_key;
    int m_keyId;
};

} // namespace relais
