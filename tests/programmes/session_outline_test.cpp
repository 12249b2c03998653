#include "core/programmes/session_outline.h"

#include "core/calls/draft_json.h"
#include "tests/desk_ui/view_model_stage.h"
#include "tests/support/member_story.h"
#include "ui/calls/script_view_model.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const CampaignSpec& coaching()
{
    static const CampaignSpec spec = CampaignSpec::shipped(CampaignCode{QStringLiteral("sophia-diabete")}).value();
    return spec;
}

QStringList titles(const std::vector<ScriptStep>& steps)
{
    QStringList all;
    for (const ScriptStep& step : steps) {
        all << step.title;
    }
    return all;
}

struct SessionStage : ViewModelStage {
    PathwaySources sources{std::make_shared<const ProgrammeBook>(MemberStory::book()), outcomes, calendar};
    ReportViewModel report{desk};

    void begin(ContactOnScreen contact)
    {
        desk.signInAs(Role::NurseAdviser);
        desk.bring(std::move(contact));
        report.start(*desk.state().contact, QDate(2026, 11, 3));
    }
    ScriptStepView step(const ScriptViewModel& script, int n) const { return script.steps()[static_cast<std::size_t>(n)]; }
};

} // namespace

TEST_CASE("a session's parts stand in the order of the pathway's version", "[programmes][session]")
{
    struct Row {
        const char* pathway;
        QStringList parts;
    };
    const Row rows[] = {
        {"vivoptim-envol",
            {QStringLiteral("Bilan des derniers objectifs"), "Coaching", "Bilan des connaissances", "Objectifs à atteindre"}},
        {"vivoptim-impulsion",
            {QStringLiteral("Bilan des derniers objectifs"), "Coaching", "Bilan des connaissances", "Objectifs à atteindre"}},
        {"sophia-diabetes", {"Objectifs de la dernière fois", "Séance", "Connaissances", "Objectifs à atteindre"}},
        {"sophia-asthma", {"Objectifs de la dernière fois", "Séance", "Objectifs à atteindre"}},
        {"vivoptim-declic", {}},
    };
    for (const Row& row : rows) {
        INFO(row.pathway);
        CHECK(titles(sessionOutline(*MemberStory(row.pathway).protocol, coaching())) == row.parts);
    }
}

TEST_CASE("a part takes words and chips of the campaign's step, and the neutral words stand first", "[programmes][session]")
{
    const auto outline = sessionOutline(*MemberStory("vivoptim-envol").protocol, coaching());
    REQUIRE(outline.size() == 4);
    CHECK(outline[0].neutralText == coaching().script[0].neutralText);
    for (std::size_t i = 1; i < outline.size(); ++i) {
        CHECK(outline[i].neutralText.isEmpty());
    }
    CHECK(outline[1].code == QStringLiteral("session"));
    CHECK(outline[1].text == coaching().script[1].text);
    CHECK(outline[1].chips == coaching().script[1].chips);
    CampaignSpec bare = coaching();
    bare.script.clear();
    const auto alone = sessionOutline(*MemberStory("vivoptim-envol").protocol, bare);
    CHECK(alone.size() == 4);
    CHECK(alone[0].neutralText.isEmpty());
}

TEST_CASE("a call is about the pathway whose calls its campaign hands out, while something is left", "[programmes][session]")
{
    ViewModelStage s;
    const ContactOnScreen contact = someMember(s.clock.now());
    const CentreId albi{QStringLiteral("albi")};
    const auto of = [&](const ContactHistory& history, const QString& campaign, Instant now) {
        const auto members = membershipsOf(MemberStory::book(), s.calendar, history, QStringLiteral("metropole"), albi);
        const Membership* found = membershipOfCall(members, CampaignCode{campaign}, s.outcomes, s.calendar, now);
        return found != nullptr ? found->protocol->pathway : QString();
    };
    const QString coachingCampaign = QStringLiteral("sophia-diabete");
    CHECK(of(contact.history, coachingCampaign, s.clock.now()) == QStringLiteral("sophia-diabetes"));
    CHECK(of(contact.history, QStringLiteral("diabete-ecart"), s.clock.now()).isEmpty());
    CHECK(of(contact.history, coachingCampaign, instantFromText(u"2025-01-01T09:00:00Z").value()).isEmpty());
    ContactHistory left = contact.history;
    left.withdrawn = true;
    CHECK(of(left, coachingCampaign, s.clock.now()).isEmpty());
    CHECK(of({}, coachingCampaign, s.clock.now()).isEmpty());
}

TEST_CASE("before the identity is confirmed a session says the campaign's neutral words alone", "[programmes][session]")
{
    SessionStage s;
    ScriptViewModel script(s.desk, s.report, s.sources);
    s.begin(someMember(s.clock.now()));
    const auto before = script.steps();
    REQUIRE(before.size() == 4);
    CHECK(before[0].text.startsWith(QStringLiteral("Bonjour, je suis")));
    for (const ScriptStepView& step : before) {
        CHECK(step.chips.empty());
        CHECK_FALSE(step.reviewsGoals);
        CHECK_FALSE(step.setsGoals);
        CHECK_FALSE(step.text.contains(QStringLiteral("objectif")));
    }
    s.desk.setIdentity(IdentityCheck::Confirmed);
    const auto after = script.steps();
    CHECK(after[0].reviewsGoals);
    CHECK(after[3].setsGoals);
    CHECK_FALSE(after[1].reviewsGoals);
    // Each goal has its own marks: no chip speaks of all of them, and none of a family without words.
    for (const auto& chip : after[0].chips) {
        CHECK(chip.label != QStringLiteral("Atteint"));
        CHECK(chip.label != QStringLiteral("En cours"));
    }
    CHECK(after[3].chips.empty());
}

TEST_CASE("without a pathway the outline is the campaign's", "[programmes][session]")
{
    SessionStage s;
    ScriptViewModel script(s.desk, s.report, s.sources);
    ContactOnScreen contact = someMember(s.clock.now());
    contact.history.pathways.clear();
    contact.identity = IdentityCheck::Confirmed;
    s.begin(contact);
    REQUIRE(script.steps().size() == contact.campaign->script.size());
    CHECK_FALSE(s.step(script, 0).reviewsGoals);
    CHECK(s.step(script, 0).chips.size() == contact.campaign->script[0].chips.size());
}

TEST_CASE("each goal carried over gets its own word, and keeps its day", "[programmes][session]")
{
    SessionStage s;
    ScriptViewModel script(s.desk, s.report, s.sources);
    ContactOnScreen contact = someMember(s.clock.now());
    contact.identity = IdentityCheck::Confirmed;
    s.begin(contact);
    const auto goals = contact.contact.person.health->goals;
    CHECK_FALSE(s.step(script, 0).done);
    s.report.setProgress(goals[0].wording, GoalProgress::Reached);
    s.report.setProgress(goals[1].wording, GoalProgress::Dropped);
    CHECK(s.step(script, 0).done);
    REQUIRE(s.report.report().goals.size() == 2);
    CHECK(s.report.report().goals[0] == Goal{goals[0].family, goals[0].wording, GoalProgress::Reached, goals[0].target});
    CHECK(s.report.report().goals[1].target == QDate(2026, 10, 20));
    s.report.clearProgress(goals[1].wording);
    CHECK_FALSE(s.report.progressOf(goals[1].wording));
    CHECK(s.report.report().goals.size() == 1);
}

TEST_CASE("a new goal has family, wording and a day that is not gone by, and the draft keeps it", "[programmes][session]")
{
    SessionStage s;
    s.begin(someMember(s.clock.now()));
    s.report.setNewGoal(GoalFamily::MoveBetter, true);
    s.report.setNewWording(GoalFamily::MoveBetter, QStringLiteral("aller au marché à pied"));
    s.report.setNewTarget(GoalFamily::MoveBetter, QDate(2026, 11, 2));
    CHECK_FALSE(s.report.newTarget(GoalFamily::MoveBetter));
    s.report.setNewTarget(GoalFamily::MoveBetter, QDate(2026, 12, 24));
    const Goal wanted{GoalFamily::MoveBetter, QStringLiteral("aller au marché à pied"), GoalProgress::Set, QDate(2026, 12, 24)};
    REQUIRE(s.report.report().goals.size() == 1);
    CHECK(s.report.report().goals[0] == wanted);
    // Of a family in which nothing is set, neither words nor a day are kept.
    s.report.setNewWording(GoalFamily::EatBetter, QStringLiteral("des fruits"));
    s.report.setNewTarget(GoalFamily::EatBetter, QDate(2026, 12, 24));
    CHECK(s.report.report().goals.size() == 1);
    ContactDraft draft;
    draft.report = s.desk.state().contact->reportDraft;
    const auto back = contactDraftFromJson(toJson(draft));
    REQUIRE(back);
    REQUIRE(back->report);
    CHECK(back->report->goals == std::vector<Goal>{wanted});
}
