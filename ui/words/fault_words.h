#pragma once

#include "core/base/resource_fault.h"

namespace relais {

/// What is wrong in a file that people edit, in French. Pure.
struct FaultWords {
    /// "sophia.json: /pathways/0/steps/2/offset: attendu : une durée dans la fenêtre de l’étape". One line.
    static QString line(const ResourceFault& fault);
    /// What was expected, with %1… for its arguments; empty: nothing is known for this code.
    static QString expectation(const Expectation& expectation);
};

} // namespace relais
