#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::TestCentre;

TEST_CASE("an outcome told without the lease uses up what its own desk was lent meanwhile, and nobody else's", "[outbox][queue]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto lender = centre.addDesk();
    auto other = centre.addDesk();
    REQUIRE(centre.lease(lender, 1).contacts.size() == 1);
    const CampaignCode campaign{QStringLiteral("diabete-ecart")};
    const auto call = [&](test::TestDesk& desk) {
        const Fact started =
            centre.fact(desk, person, AttemptStarted{campaign, {}, CallDirection::Outbound, {}, QStringLiteral("tel"), {}});
        AttemptClosed body;
        body.attempt = AttemptId(started.id);
        body.campaign = campaign;
        body.outcome = OutcomeCode::NoAnswer;
        Fact closed = centre.fact(desk, person, body);
        closed.fence.reset();
        centre.upload(desk, {started, closed});
    };
    call(other);
    CHECK(centre.lease(lender, 1).contacts.size() == 1);
    call(lender);
    const auto after = centre.lease(lender, 1);
    CHECK(after.contacts.empty());
    CHECK(after.none);
}
