#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"

#include <optional>

namespace relais {

using CohortRunId = Id<struct CohortRunTag>;

/// One choosing of a pathway's phone cohort, kept for ever: who asked for it, by what numbers, and what came of it. Names nobody who is called.
struct CohortRun {
    enum class Cause {
        Operator, ///< the tool, beside the store
        Agent,    ///< somebody at a desk
        Daily     ///< the server by itself
    };
    enum class State {
        Open,   ///< asked for; its people move in batches
        Done,   ///< all of them have
        GivenUp ///< broken off, or its pathway is gone; what had moved stays, and the next one goes on from there
    };
    /// By what the capacity is reckoned, where somebody said it; what is not said: the active accounts, the interval of the version in force.
    struct Said {
        std::optional<int> nurseHundredths; ///< full-time equivalents × 100, 0 to 10 million
        std::optional<int> everyDays;       ///< days between two calls, 1 to 3 660
        bool operator==(const Said&) const = default;
    };
    CohortRunId id;
    QString pathway;
    Cause cause = Cause::Daily;
    std::optional<AgentId> agent; ///< of cause Agent
    std::optional<DeskId> desk;
    Said said;
    Instant askedAt;
    Instant touchedAt; ///< when a batch of it was last written: whether anybody still works on it
    State state = State::Open;
    std::optional<Instant> endedAt;
    std::int64_t capacity = 0; ///< people
    std::int64_t before = 0;   ///< called before it
    std::int64_t after = 0;    ///< and after it
    std::int64_t entered = 0;
    std::int64_t left = 0;
    bool operator==(const CohortRun&) const = default;
};

QString codeOf(CohortRun::Cause cause); ///< "operator", "agent", "daily"
std::optional<CohortRun::Cause> cohortCauseFromCode(QStringView code);
QString codeOf(CohortRun::State state); ///< "open", "done", "given_up"
std::optional<CohortRun::State> cohortStateFromCode(QStringView code);

/// Whether a run of this cause may begin although `open` has not ended: when nobody has touched that one for a quarter of an hour, or when both
/// are an operator's, who knows that the first was broken off.
bool mayReplace(const CohortRun& open, CohortRun::Cause by, Instant now);

} // namespace relais
