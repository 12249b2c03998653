#pragma once

#include "core/programmes/protocol.h"

#include <QByteArray>

namespace relais {

/// What one file of resources/programmes says: the versions of a programme's pathways, or what is wrong with it, one line a fault:
/// "sophia.json: /pathways/0/steps/2/offset: expected a span inside the step's window".
struct ProgrammeFile {
    std::vector<Protocol> protocols;
    QStringList faults; ///< empty: the file is good
};

/// Reads any bytes; never throws. `territories` are the codes that the calendar knows. Pure.
ProgrammeFile readProgrammeFile(const QByteArray& json, const QString& fileName, const QStringList& territories);

} // namespace relais
