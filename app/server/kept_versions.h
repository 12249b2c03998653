#pragma once

#include "core/programmes/programme_book.h"
#include "db/base/database.h"

namespace relais {

/// Keeps in the store what the versions of pathways say, so that another text under the same name is noticed at the next start. Fails with
/// ResourceInvalid when people have joined a version that says something else now: one line a version, with its file and what to do; then nothing
/// is kept. Waits for the database: at start, or on the thread that reloads.
Result<Done> keepVersions(Database& database, const ProgrammeBook& programmes);

} // namespace relais
