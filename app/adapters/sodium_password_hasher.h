#pragma once

#include "core/accounts/password_hasher.h"

#include <condition_variable>
#include <mutex>

namespace relais {

/// Argon2id by libsodium. Each running call holds `memoryBytes`, so only `atOnce` run and at most `waiting` wait for them.
/// Owned by a composition root; any thread; blocks.
class SodiumPasswordHasher final : public PasswordHasher {
public:
    struct Cost {
        unsigned long long operations = 2; ///< libsodium's "interactive"
        std::size_t memoryBytes = 64 * 1024 * 1024;
        int atOnce = 1; ///< others are on the phone meanwhile: half of the processors at most
        int waiting = 20;
    };
    /// The cheapest that libsodium takes: tests and nothing else.
    static Cost cheapest() { return {1, 8192, 2, 20}; }

    SodiumPasswordHasher();
    explicit SodiumPasswordHasher(const Cost& cost);

    Result<QString> hash(const QString& password) override;
    Result<bool> verify(const QString& hash, const QString& password) override;
    Result<Done> verifyNothing(const QString& password) override;

private:
    class Turn;

    const Cost m_cost;
    std::mutex m_mutex;
    std::condition_variable m_freed;
    int m_running = 0;
    int m_waiting = 0;
};

} // namespace relais
