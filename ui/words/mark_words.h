#pragma once

#include "core/programmes/protocol.h"

namespace relais {

/// A marked value of a programme file in French, with what it is now: "délai : 30 jours après", "essais : 3". Pure.
struct MarkWords {
    /// `step` carries the mark; null: the pathway does. A pointer that has no words is named as the file names it.
    static QString value(const ValueMark& mark, const ProtocolStep* step, const Protocol& protocol);
};

} // namespace relais
