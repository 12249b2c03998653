#pragma once

#include "core/outbox/fact.h"

#include <vector>

namespace relais {

/// Facts made on this desk, in order: part of a local unit of work only. On a database thread; a storage failure passes
/// through as an exception that only db/ knows and takes the whole unit back.
class Outbox {
public:
    virtual ~Outbox() = default;
    /// Gives the fact the next desk_seq and keeps it until the server has it. The fact with its number.
    /// `personName` stays on the desk, for the list of refused facts.
    virtual Fact append(Fact fact, const QString& personName) = 0;
    /// A refused or conflicting fact that a correction has answered: listed no more.
    virtual void settleByHand(const FactId& fact) = 0;
};

} // namespace relais
