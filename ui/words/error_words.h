#pragma once

#include "core/base/error.h"

namespace relais {

/// A failure as it is told to a person: three whole sentences, none of them empty.
struct ErrorWords {
    QString happened; ///< what happened
    QString safe;     ///< what is safe
    QString toDo;     ///< what to do
    QString sentence() const { return happened + u' ' + safe + u' ' + toDo; }
};
ErrorWords errorWords(ErrorCode code);

/// Why the server refused a fact, or kept it as a conflict, by its stable code.
ErrorWords refusalWords(const QString& code, bool conflict);

} // namespace relais
