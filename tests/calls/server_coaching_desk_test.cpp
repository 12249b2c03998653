#include "core/calls/server_coaching_desk.h"
#include "tests/support/fake_call_desk.h"
#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

struct FakeApi final : CoachingApi {
    void requestCoaching(const CoachingRequest& request, std::function<void(Result<CoachingAnswer>)> then) override
    {
        came.push_back(request);
        then(answer);
    }
    Result<CoachingAnswer> answer = CoachingAnswer::Coaching;
    std::vector<CoachingRequest> came;
};

struct Stage {
    explicit Stage(Role role) { desk.signInAs(role); }
    Result<CoachingAnswer> bring(const char* theme = "tobacco")
    {
        CoachingRequest request;
        request.person = sampleId<PersonId>(4);
        request.theme = QString::fromLatin1(theme);
        request.askedOn = QDate(2026, 11, 20);
        return requests.bring(request).result();
    }

    TestClock clock{instantFromText(u"2026-11-20T14:02:00Z").value()};
    FakeCallDesk desk{clock};
    SeededRandom random{7};
    IdMaker ids{clock, random};
    FakeApi api;
    ServerCoachingDesk requests{desk, api, ids};
};

const Result<CoachingAnswer> unreachable = failure(ErrorCode::Unreachable);

} // namespace

TEST_CASE("a request whose answer did not come goes out again under the same id, another one under its own", "[desk][programmes]")
{
    Stage stage(Role::CampaignLead);
    stage.api.answer = unreachable;
    CHECK(stage.bring().error().code == ErrorCode::Unreachable);
    stage.api.answer = CoachingAnswer::Coaching;
    CHECK(stage.bring() == CoachingAnswer::Coaching);
    REQUIRE(stage.api.came.size() == 2);
    CHECK(stage.api.came[0] == stage.api.came[1]);
    CHECK(stage.bring());
    CHECK(stage.api.came[2].id != stage.api.came[1].id);
}

TEST_CASE("what says something else, or comes from somebody else, has another id also after a lost answer", "[desk][programmes]")
{
    Stage stage(Role::MedicalOfficer);
    stage.api.answer = unreachable;
    CHECK_FALSE(stage.bring());
    CHECK_FALSE(stage.bring("exams"));
    CHECK(stage.api.came[0].id != stage.api.came[1].id);
    stage.desk.edit().agent->id = sampleId<AgentId>(99);
    CHECK_FALSE(stage.bring("exams"));
    CHECK(stage.api.came[1].id != stage.api.came[2].id);
}

TEST_CASE("a request that the server refused is over: the next one is new", "[desk][programmes]")
{
    Stage stage(Role::CampaignLead);
    stage.api.answer = failure(ErrorCode::NotFound);
    CHECK_FALSE(stage.bring());
    CHECK_FALSE(stage.bring());
    CHECK(stage.api.came[0].id != stage.api.came[1].id);
}

TEST_CASE("nobody but a campaign lead and a medical officer brings a request in", "[desk][programmes]")
{
    for (const Role role :
        {Role::NurseAdviser, Role::EnrolmentCaller, Role::TeamManager, Role::Administrator, Role::HospitalAdviser}) {
        Stage stage(role);
        const auto answer = stage.bring();
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == ErrorCode::NotPermitted);
        CHECK(stage.api.came.empty());
    }
}
