#pragma once

#include "core/base/named_file.h"
#include "core/base/result.h"

#include <vector>

namespace relais {

/// What a desk takes from its server, and so what a server may have: bytes of a file, files of a folder.
inline constexpr int largestJsonFile = 1'000'000;
inline constexpr int mostJsonFiles = 64;

/// The data files of a folder that people edit, by name: every *.json but schemas. Fails with FileUnreadable (the folder or a file cannot be
/// read, or a file is larger than largestJsonFile) or ResourceInvalid (no file at all, or more than mostJsonFiles; `what` says what was expected: "programme").
/// Reads from the disk: a worker's thread, or start.
Result<std::vector<NamedFile>> readJsonFolder(const QString& path, const QString& what);

/// The files of a folder of the resources that the programs carry ("campaigns"), by name, schemas aside. Any thread.
std::vector<NamedFile> embeddedJsonFiles(const QString& folder);

} // namespace relais
