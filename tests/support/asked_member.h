#pragma once

#include "core/calls/desk_state.h"
#include "tests/support/sample_people.h"

namespace relais::test {

/// Her treating physician asked on the 1st of October 2026 for coaching on physical activity.
inline void askedByPhysician(ContactOnScreen& on)
{
    const QString pathway = QStringLiteral("sophia-physician-coaching");
    const Instant asked = instantFromText(u"2026-10-01T10:00:00Z").value();
    auto& pathways = on.history.pathways;
    pathways.push_back(
        {sampleId<FactId>(71), asked, sampleId<DeskId>(7), 1, {pathway, AnchorSaid{AnchorKind::PhysicianRequest, asked, true}}});
    pathways.push_back({sampleId<FactId>(72), asked, sampleId<DeskId>(7), 2,
        {pathway, AttributeSaid{QStringLiteral("theme"), QStringLiteral("physical_activity")}}});
}

/// She follows the schedule of vaccinations, told of one dose, and the data know another.
inline void vaccinated(ContactOnScreen& on)
{
    const QString pathway = QStringLiteral("vaccination-adult");
    const Instant joined = instantFromText(u"2026-01-10T10:00:00Z").value();
    auto& pathways = on.history.pathways;
    const auto tell = [&](std::int64_t seq, PathwayBody body) {
        pathways.push_back({sampleId<FactId>(static_cast<std::uint32_t>(80 + seq)), joined, sampleId<DeskId>(7), seq,
            {pathway, std::move(body)}});
    };
    tell(1, PathwayJoined{QStringLiteral("calendrier-2025"), QStringLiteral("online"), false});
    tell(2, AnchorSaid{AnchorKind::Birth, Instant() - std::chrono::hours(24 * 1937), true});
    tell(3, AttributeSaid{QStringLiteral("vaccine_dtp"), QDate(2009, 10, 2)});
    on.history.attributes.push_back({QStringLiteral("vaccine_influenza"), QDate(2025, 11, 4)});
}

} // namespace relais::test
