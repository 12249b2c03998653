#include "core/campaigns/campaign_files.h"
#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

/// The shipped files with one pathway more.
ProgrammeFiles withTravel()
{
    auto files = ProgrammeBook::shippedFiles();
    NamedFile travel;
    for (const NamedFile& file : files) {
        if (file.name == QLatin1String("vaccination.json")) {
            travel = {QStringLiteral("travel.json"), file.bytes};
        }
    }
    travel.bytes.replace("\"vaccination-adult\"", "\"vaccination-travel\"")
        .replace("\"code\": \"vaccination\"", "\"code\": \"travel\"");
    files.push_back(travel);
    return programmeFilesOf(files);
}

bool knowsTravel(const DeskWorld& world)
{
    return world.rules.programmes->joinedOn(u"vaccination-travel", QDate(2026, 11, 3)) != nullptr;
}

} // namespace

TEST_CASE("a desk plans by its server's programmes, also on a day without network", "[desk][programmes]")
{
    DeskWorld world;
    world.server.programmesInForce = withTravel();
    {
        DeskHarness desk(world);
        REQUIRE(desk.signIn());
        desk.settle();
        CHECK(knowsTravel(world));
    }
    world.rules.programmes = std::make_shared<const ProgrammeBook>(ProgrammeBook::shipped().value());
    world.server.reachable = false;
    DeskHarness desk(world);
    REQUIRE(desk.signIn());
    desk.settle();
    CHECK(desk.state().agent->offline);
    CHECK(knowsTravel(world));
}

TEST_CASE("a desk works by its server's campaigns", "[desk][programmes]")
{
    DeskWorld world;
    world.fillQueue(1);
    auto campaigns = shippedCampaignFiles();
    NamedFile fresh;
    for (const NamedFile& file : campaigns) {
        if (file.name == QLatin1String("sophia-diabete.json")) {
            fresh = {QStringLiteral("voyage.json"), file.bytes};
        }
    }
    fresh.bytes.replace("\"code\": \"sophia-diabete\"", "\"code\": \"voyage\"");
    campaigns.push_back(fresh);
    REQUIRE(world.rules.campaign({QStringLiteral("voyage")}) == nullptr);

    SECTION("in force from the sign-in on")
    {
        world.server.programmesInForce = programmeFilesOf(ProgrammeBook::shippedFiles(), campaigns);
        DeskHarness desk(world);
        desk.begin();
        desk.settle();
        CHECK(world.rules.campaign({QStringLiteral("voyage")}) != nullptr);
        REQUIRE(desk.state().contact);
        CHECK(desk.state().contact->campaign->code == desk.state().contact->contact.campaign);
    }
    SECTION("campaigns that this desk cannot read leave those in force")
    {
        world.server.programmesInForce = programmeFilesOf(ProgrammeBook::shippedFiles(), {{QStringLiteral("a.json"), "{}"}});
        DeskHarness desk(world);
        REQUIRE(desk.signIn());
        desk.settle();
        CHECK(world.rules.campaign({QStringLiteral("sophia-diabete")}) != nullptr);
    }
}

TEST_CASE("programmes that this desk cannot read leave those in force", "[desk][programmes]")
{
    DeskWorld world;
    world.server.programmesInForce = programmeFilesOf({{QStringLiteral("a.json"), "{}"}});
    DeskHarness desk(world);
    REQUIRE(desk.signIn());
    desk.settle();
    CHECK(world.rules.programmes->joinedOn(u"sophia-diabetes", QDate(2026, 11, 3)));
}

TEST_CASE("whoever enrols in a call joins the pathway of the campaign, and an undo takes it back", "[desk][programmes]")
{
    DeskWorld world;
    world.fillQueue(2);
    DeskHarness desk(world);
    desk.begin();
    desk.dial();
    desk.talk();
    desk.identify();
    CloseRequest request = DeskHarness::outcome(OutcomeCode::Enrolled);
    REQUIRE(desk.state().contact->joins);
    CHECK(desk.state().contact->joins->consents.size() == 4);
    CHECK(desk.desk.preview(request).joining == JoiningObstacle::ConsentMissing);
    CHECK(desk.get(desk.desk.close(request)).error().code == ErrorCode::InvalidInput);
    CHECK(world.server.bodies<PathwaySaid>().empty());
    request.consents = {QStringLiteral("programme")};
    CHECK_FALSE(desk.desk.preview(request).joining);
    REQUIRE(desk.get(desk.desk.close(request)));
    desk.settle();
    const auto said = world.server.bodies<PathwaySaid>();
    REQUIRE_FALSE(said.empty());
    const auto* joined = std::get_if<PathwayJoined>(&said.front().body);
    REQUIRE(joined);
    CHECK(said.front().pathway == QLatin1String("sophia-diabetes"));
    CHECK(joined->membership);
    const auto consents = world.server.bodies<ConsentSaid>();
    REQUIRE(consents.size() == 1); // what she gave, and nothing else
    CHECK(consents[0].consent == QLatin1String("programme"));
    const auto before = world.server.bodies<Retracted>().size();
    REQUIRE(desk.get(desk.desk.undo()));
    desk.settle();
    REQUIRE(desk.state().contact->takenBack);
    CHECK(desk.state().contact->takenBack->consents == request.consents);
    CHECK(world.server.bodies<Retracted>().size() == before + 1 + said.size() + consents.size());
}

TEST_CASE("a consent is recorded at once, and stands on screen", "[desk][programmes]")
{
    DeskWorld world;
    world.fillQueue(1);
    DeskHarness desk(world);
    CHECK(desk.get(desk.desk.record({ConsentSaid{}})).error().code == ErrorCode::NotFound);
    desk.begin();
    const ConsentSaid sharing{
        QStringLiteral("physician_sharing"), QStringLiteral("sophia"), true, QStringLiteral("phone"), QStringLiteral("2026-11")};
    REQUIRE(desk.get(desk.desk.record({sharing})));
    desk.settle();
    REQUIRE(desk.state().contact->contact.person.consents.size() == 1);
    CHECK(desk.state().contact->contact.person.consents[0].said == sharing);
    CHECK(world.server.bodies<ConsentSaid>() == std::vector<ConsentSaid>{sharing});
}

TEST_CASE("no answer of a questionnaire is kept before the identity is confirmed", "[desk][programmes]")
{
    DeskWorld world;
    world.fillQueue(1);
    DeskHarness desk(world);
    desk.begin();
    const PathwaySaid answers{QStringLiteral("vivoptim-impulsion"),
        QuestionnaireSaid{QStringLiteral("vivoptim-detail"), QStringLiteral("2026-11"),
            {{QStringLiteral("sleep"), QStringLiteral("good")}}, false}};
    desk.desk.setIdentity(IdentityCheck::ThirdParty);
    CHECK(desk.get(desk.desk.record({answers})).error().code == ErrorCode::IdentityMissing);
    desk.settle();
    CHECK(world.server.bodies<PathwaySaid>().empty());
    desk.identify();
    REQUIRE(desk.get(desk.desk.record({answers})));
    desk.settle();
    CHECK(world.server.bodies<PathwaySaid>().size() == 1);
}
