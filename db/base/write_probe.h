#pragma once

#include "core/base/clock.h"
#include "db/base/database.h"

#include <mutex>

namespace relais {

/// Whether a central store can be written, found out by writing one row of it; asked often, it answers for a second what it found.
/// Any thread but the store's own; waits. Borrows both.
class WriteProbe {
public:
    static constexpr std::chrono::seconds fresh{1};

    WriteProbe(Database& database, const Clock& clock) : m_database(database), m_clock(clock) {}

    /// Fails as a write would: StoreFull, StoreBusy, StoreUnavailable.
    Result<Done> answer();

private:
    Database& m_database;
    const Clock& m_clock;
    std::mutex m_mutex; ///< held while it is found out: the others wait for the same answer
    std::optional<std::chrono::nanoseconds> m_askedAt;
    Result<Done> m_answer;
};

} // namespace relais
