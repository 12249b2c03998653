#include "tests/support/test_centre.h"

using namespace relais;
using relais::test::TestCentre;

namespace {

void happen(TestCentre& centre, int lines)
{
    centre.inUnit([&](CentralUnit& unit) {
        for (int i = 0; i < lines; ++i) {
            unit.feed.append({0, ChangeKind::CampaignChanged, {}, {}, {}, {}, {}}, centre.clock.now());
        }
        return Done{};
    });
}

QString headOf(TestCentre& centre)
{
    return centre.inUnit([](CentralUnit& unit) { return feedHead(unit.feed); });
}

bool forgotten(TestCentre& centre, const QString& cursor)
{
    return centre.inUnit([&](CentralUnit& unit) { return hasForgotten(unit.feed, cursor); });
}

/// The feed as the copy has it that was made after `lines` of it.
void restore(TestCentre& centre, int lines)
{
    const auto done = centre.store.database().runAndWait(Access::Write, [&](Connection& connection) {
        connection.execute("DELETE FROM feed WHERE seq > " + std::to_string(lines));
        return Done{};
    });
    REQUIRE(done.has_value());
}

} // namespace

TEST_CASE("a store that was restored is seen by a cursor of what it has forgotten", "[outbox]")
{
    TestCentre centre;
    CHECK_FALSE(forgotten(centre, headOf(centre)));
    happen(centre, 3);
    const QString early = headOf(centre);
    centre.clock.advance(std::chrono::minutes(1));
    happen(centre, 4);
    const QString late = headOf(centre);
    CHECK_FALSE(forgotten(centre, early));
    CHECK_FALSE(forgotten(centre, late));
    CHECK_FALSE(forgotten(centre, {}));
    CHECK_FALSE(forgotten(centre, QStringLiteral("nonsense")));

    restore(centre, 5);
    CHECK(forgotten(centre, late));
    CHECK_FALSE(forgotten(centre, early));
    // Also when the numbers were given again, to what happened since.
    centre.clock.advance(std::chrono::minutes(1));
    happen(centre, 9);
    CHECK(forgotten(centre, late));
    CHECK_FALSE(forgotten(centre, early));

    const auto renewed = centre.inUnit([&](CentralUnit& unit) {
        unit.feed.renewEpoch(centre.ids.next());
        return changesAfter(unit.feed, late, 100);
    });
    CHECK(renewed.changes.size() == 14);
    // Whoever comes next with a cursor of the old epoch does not renew it again.
    CHECK_FALSE(forgotten(centre, late));
    CHECK_FALSE(forgotten(centre, renewed.nextCursor));
    CHECK(centre.inUnit([](CentralUnit& unit) { return unit.feed.epoch().text(); }) == renewed.epoch);
}
