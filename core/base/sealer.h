#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace relais {

/// Personal content as it lies in a row: unreadable without the key.
struct Sealed {
    QByteArray bytes;
    int keyId = 0;
    int version = 1;
    bool operator==(const Sealed&) const = default;
};

/// Closes and opens what is personal in the desk's store: a port. `context` names the place ("contact" and the row's id), so that
/// a blob moved to another row does not open. Owned by the composition root; any thread.
/// open() fails with StoreCorrupt for what was changed or is under another key.
class Sealer {
public:
    virtual ~Sealer() = default;
    virtual Sealed seal(const QByteArray& plain, const QByteArray& context) = 0;
    virtual Result<QByteArray> open(const Sealed& sealed, const QByteArray& context) = 0;
};

} // namespace relais
