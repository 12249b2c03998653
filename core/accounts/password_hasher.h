#pragma once

#include "core/base/result.h"

#include <QString>

namespace relais {

/// Slow on purpose: a port over Argon2id. Owned by the composition root, may be used from any thread, blocks.
class PasswordHasher {
public:
    virtual ~PasswordHasher() = default;
    /// ServerBusy when there is no memory for it now.
    virtual Result<QString> hash(const QString& password) = 0;
    /// False for a wrong password and for a hash that is none. ServerBusy when too many wait already.
    virtual Result<bool> verify(const QString& hash, const QString& password) = 0;
    /// As costly as verify() against a real hash, so that an unknown login takes as long as a wrong password.
    virtual Result<Done> verifyNothing(const QString& password) = 0;
};

} // namespace relais
