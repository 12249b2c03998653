#pragma once

#include "core/base/resource_fault.h"
#include "core/programmes/protocol.h"
#include "core/programmes/version_digest.h"

#include <QByteArray>

namespace relais {

/// What one file of resources/programmes says: the versions of a programme's pathways, or what is wrong with it.
struct ProgrammeFile {
    std::vector<Protocol> protocols;
    std::vector<VersionDigest> digests; ///< beside the protocols
    std::vector<ResourceFault> faults;  ///< empty: the file is good
    bool readable = true;               ///< it is a JSON object; else it says nothing, and the one fault says why
};

/// What the codes of a programme file may name outside it.
struct ProgrammeNames {
    QStringList territories;              ///< that the calendar knows
    std::optional<QStringList> campaigns; ///< nothing: what a queue or an invitation names is not judged
};

/// Reads any bytes; never throws. Pure.
ProgrammeFile readProgrammeFile(const QByteArray& json, const QString& fileName, const ProgrammeNames& names);

} // namespace relais
