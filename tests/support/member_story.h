#pragma once

#include "core/programmes/schedule_preview.h"

namespace relais::test {

/// A person's way along a shipped pathway, told in the wall time of her territory, for tests of what follows.
class MemberStory {
public:
    /// The version of today.
    explicit MemberStory(const char* pathway, const char* territory = "metropole");

    static const ProgrammeBook& book();
    static const OutcomeCatalogue& outcomes();
    static const Calendar& calendar();

    const Protocol* protocol = nullptr;
    MemberFacts member;

    Instant at(const char* text) const; ///< "2026-11-20 14:30"
    QString text(Instant at) const;

    void anchor(AnchorKind kind, const char* when, bool confirmed = true);
    /// A call of two minutes.
    AttemptRecord& call(const char* step, const char* at, OutcomeCode outcome, int occurrence = 1);
    void noted(const char* step, StepNoted::What what, const char* when, int occurrence = 1);
    void asked(const char* step, const char* from, const char* until, int occurrence = 1);
    void stopped(ExitCause cause, const char* at, bool over = false);
    void said(const char* attribute, AttributeValue value);

    std::vector<PlannedStep> steps(const char* now) const;
    /// "planned 2026-12-01 09:00-19:00", "dropped cap_reached", "done 2026-12-03": of one occurrence; empty: not in the schedule.
    QString told(const char* step, const char* now, int occurrence = 1) const;

private:
    MemberFact& add(Instant at);
    std::int64_t m_seq = 0;
};

} // namespace relais::test
