#pragma once

#include "core/programmes/programme_book.h"

namespace relais {

/// The programme files of a folder, by name: every *.json but schemas. Fails with FileUnreadable (the folder or a file cannot be read, or a file
/// is larger than 4 MB) or ResourceInvalid (no file at all). Reads from the disk: a worker's thread, or start.
Result<std::vector<NamedFile>> readProgrammeFolder(const QString& path);

} // namespace relais
