#pragma once

#include "core/accounts/password_hasher.h"

namespace relais::test {

/// Fast, and nothing but a test's: the "hash" is the password turned round.
class FakeHasher final : public PasswordHasher {
public:
    Result<QString> hash(const QString& password) override
    {
        QString turned;
        for (const QChar c : password) {
            turned.prepend(c);
        }
        return QStringLiteral("fake$") + turned;
    }
    Result<bool> verify(const QString& hashed, const QString& password) override { return hash(password) == hashed; }
    Result<Done> verifyNothing(const QString&) override { return Done{}; }
};

} // namespace relais::test
