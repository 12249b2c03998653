#pragma once

#include "core/queue/plan.h"

namespace relais::test {

/// A person's contacts told one after the other, in the wall time of Paris, for tests of what follows.
class PlanStory {
public:
    explicit PlanStory(const QString& campaign = QStringLiteral("diabete-ecart"));

    CampaignSpec campaign;
    OutcomeCatalogue outcomes;
    Calendar calendar;
    EntryFacts entry;
    ContactHistory history;

    /// Tuesday 3 November 2026, 8 h, in Paris; all times below are told like "2026-11-03 10:15".
    static Instant paris(const char* text);
    static QString parisText(Instant at);

    /// A call that lasted two minutes.
    AttemptRecord& call(const char* at, std::optional<OutcomeCode> outcome);
    AttemptRecord& callsIn(const char* at, std::optional<OutcomeCode> outcome);
    AttemptRecord& otherCampaign(const char* at, OutcomeCode outcome);
    PromiseRecord& promise(const char* madeAt, const char* from, const char* until, bool own = true);

    EntryPlan plan() const { return planEntry(campaign, outcomes, calendar, entry, history); }
    CallPermission may(const char* at) const { return mayCall(campaign, outcomes, calendar, entry, history, paris(at)); }
    /// "2026-11-04 13:00-14:00 13-14 r60", or "done CODE LETTER".
    QString told() const;
    bool hasReason(const char* code) const;

private:
    std::uint8_t m_nextId = 1;
};

} // namespace relais::test
