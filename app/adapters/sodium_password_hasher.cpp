#include "app/adapters/sodium_password_hasher.h"

#include <sodium.h>

#include <array>

namespace relais {

/// One of the places that may work at once; false when too many wait already.
class SodiumPasswordHasher::Turn {
public:
    explicit Turn(SodiumPasswordHasher& hasher) : m_hasher(hasher)
    {
        std::unique_lock lock(hasher.m_mutex);
        if (hasher.m_running >= hasher.m_cost.atOnce && hasher.m_waiting >= hasher.m_cost.waiting) {
            return;
        }
        ++hasher.m_waiting;
        hasher.m_freed.wait(lock, [&] { return hasher.m_running < hasher.m_cost.atOnce; });
        --hasher.m_waiting;
        ++hasher.m_running;
        m_taken = true;
    }
    ~Turn()
    {
        if (m_taken) {
            const std::lock_guard lock(m_hasher.m_mutex);
            --m_hasher.m_running;
            m_hasher.m_freed.notify_one();
        }
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    explicit operator bool() const { return m_taken; }

private:
    SodiumPasswordHasher& m_hasher;
    bool m_taken = false;
};

SodiumPasswordHasher::SodiumPasswordHasher() : SodiumPasswordHasher(Cost{}) {}

SodiumPasswordHasher::SodiumPasswordHasher(const Cost& cost) : m_cost(cost)
{
    // Idempotent and thread-safe; failing means that the system has no randomness.
    [[maybe_unused]] const int initialised = sodium_init();
}

Result<QString> SodiumPasswordHasher::hash(const QString& password)
{
    const Turn turn(*this);
    if (!turn) {
        return failure(ErrorCode::ServerBusy, QStringLiteral("password hashing"));
    }
    const QByteArray clear = password.toUtf8();
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str_alg(out.data(), clear.constData(), static_cast<unsigned long long>(clear.size()), m_cost.operations,
            m_cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13)
        != 0) {
        return failure(ErrorCode::ServerBusy, QStringLiteral("memory for password hashing"));
    }
    return QString::fromLatin1(out.data());
}

Result<bool> SodiumPasswordHasher::verify(const QString& hash, const QString& password)
{
    const Turn turn(*this);
    if (!turn) {
        return failure(ErrorCode::ServerBusy, QStringLiteral("password hashing"));
    }
    const QByteArray clear = password.toUtf8();
    const QByteArray stored = hash.toLatin1();
    return crypto_pwhash_str_verify(stored.constData(), clear.constData(), static_cast<unsigned long long>(clear.size())) == 0;
}

Result<Done> SodiumPasswordHasher::verifyNothing(const QString& password)
{
    // Making a hash takes as long as holding a password against one.
    const auto made = hash(password);
    if (!made) {
        return failure(made.error());
    }
    return Done{};
}

} // namespace relais
