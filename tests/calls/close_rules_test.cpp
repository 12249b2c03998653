#include "core/calls/close_rules.h"
#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("an outcome that discloses waits for the identity, then for the notice of a first contact", "[calls]")
{
    using enum OutcomeCode;
    const auto outcomes = OutcomeCatalogue::shipped().value();
    const std::vector<OutcomeCode> disclosing{Fruitful, Pledge, Enrolled, Undecided, AlreadyMember, DisputesEligibility};
    for (const OutcomeSpec& outcome : outcomes.all()) {
        const bool discloses = std::find(disclosing.begin(), disclosing.end(), outcome.code) != disclosing.end();
        CAPTURE(codeOf(outcome.code).toStdString());
        const auto expected = [&](ErrorCode code) { return discloses ? std::optional(code) : std::nullopt; };
        CHECK(notYetTrue(outcome, IdentityCheck::NotConfirmed, false) == expected(ErrorCode::IdentityMissing));
        CHECK(notYetTrue(outcome, IdentityCheck::ThirdParty, true) == expected(ErrorCode::IdentityMissing));
        CHECK(notYetTrue(outcome, IdentityCheck::Confirmed, true) == expected(ErrorCode::NoticeMissing));
        CHECK(notYetTrue(outcome, IdentityCheck::Confirmed, false) == std::nullopt);
    }
}

TEST_CASE("who has not been identified is not pledged, and may refuse at once", "[calls][desk]")
{
    DeskWorld world;
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.line.connectPerson();
    const auto refused = desk.get(desk.desk.close(DeskHarness::outcome(OutcomeCode::Pledge)));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::IdentityMissing);
    CHECK(desk.desk.preview(DeskHarness::outcome(OutcomeCode::Pledge)).missing == ErrorCode::IdentityMissing);
    CHECK(desk.get(desk.desk.close(DeskHarness::outcome(OutcomeCode::Refused))));
}
