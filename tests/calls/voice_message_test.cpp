#include "core/calls/voice_message.h"
#include "tests/support/plan_story.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("a neutral message is left at most once in a campaign", "[queue][outcomes]")
{
    test::PlanStory story;
    story.call("2026-11-03 10:00", OutcomeCode::NoAnswer);
    story.otherCampaign("2026-11-04 10:00", OutcomeCode::AnsweringMachine);
    CHECK(mayLeaveVoiceMessage(story.history, story.campaign.code));
    story.history.objected = true;
    CHECK_FALSE(mayLeaveVoiceMessage(story.history, story.campaign.code));
    story.history.objected = false;
    story.call("2026-11-05 10:00", OutcomeCode::AnsweringMachine);
    CHECK_FALSE(mayLeaveVoiceMessage(story.history, story.campaign.code));
}
