#pragma once

#include "core/base/id_maker.h"

#include <QByteArray>

namespace relais {

/// A credential or session token of 256 unforeseeable bits, as text that fits a header (43 characters of base64url).
QByteArray makeSecret(Random& random);

/// What the store keeps instead of a secret. SHA-256 does for 256 random bits; passwords are for PasswordHasher.
QByteArray secretHash(const QByteArray& secret);

} // namespace relais
