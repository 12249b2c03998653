#pragma once

#include "core/base/resource_fault.h"
#include "core/programmes/protocol.h"

namespace relais {

/// A version of a pathway and where it stands.
struct PlacedProtocol {
    Protocol protocol;
    QString file;
    QString path; ///< "/pathways/2"
};

/// What only shows when all files are seen together: a version twice, dates that overlap, an exit that opens what is not there, is stopped or
/// leads back, a condition on a pathway that nobody has. Pure.
std::vector<ResourceFault> faultsBetween(const std::vector<PlacedProtocol>& all);

} // namespace relais
