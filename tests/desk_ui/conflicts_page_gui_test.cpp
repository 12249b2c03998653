#include "tests/desk_ui/desk_stage.h"
#include "tests/support/sample_people.h"
#include "ui/shell/office_page.h"
#include "ui/sync/conflicts_page.h"
#include "ui/words/fact_words.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using namespace Qt::StringLiterals;

namespace {

struct LeadStage : DeskStage {
    explicit LeadStage(Role role = Role::TeamManager, LookChoice look = LookChoice::Light) : DeskStage(look)
    {
        ListedConflict twice;
        twice.fact = sampleId<FactId>(60);
        twice.person = sampleId<PersonId>(61);
        twice.personName = u"Marguerite ROUSSEAU"_s;
        twice.type = u"promise_made"_s;
        twice.code = u"said_elsewhere"_s;
        twice.occurredAt = clock.now() - std::chrono::minutes(40);
        twice.receivedAt = clock.now() - std::chrono::minutes(10);
        twice.saidBy = u"Paul D."_s;
        twice.otherBy = u"Marie L."_s;
        twice.otherAt = clock.now() - std::chrono::minutes(30);
        ListedConflict ahead;
        ahead.fact = sampleId<FactId>(62);
        ahead.type = u"agent_state_changed"_s;
        ahead.code = u"clock_ahead"_s;
        ahead.occurredAt = ahead.receivedAt = clock.now() - std::chrono::hours(30);
        ahead.saidBy = u"Marie L."_s;
        desk.conflictsListed = {twice, ahead};
        desk.signInAs(role);
        settle();
    }
    void openPage()
    {
        auto* office = window->findChild<OfficePage*>();
        REQUIRE(office != nullptr);
        for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4}) {
            if (office->currentPage() != u"conflicts") {
                this->key(key, Qt::AltModifier);
            }
        }
        REQUIRE(office->currentPage() == u"conflicts");
    }
};

} // namespace

TEST_CASE(
    "a manager reads conflicts by keyboard: whom, what, why, who said which side, and what counts", "[desk_ui][sync][office]")
{
    const auto role = GENERATE(Role::TeamManager, Role::CampaignLead);
    LeadStage stage(role);
    stage.openPage();
    const QString texts = stage.allTexts();
    for (const QString& wanted : {u"Marguerite ROUSSEAU"_s, u"Rappel promis"_s, u"Paul D."_s, u"Marie L."_s,
             FactWords::reason(u"said_elsewhere"_s), FactWords::outcome(u"said_elsewhere"_s), u"État d’un conseiller"_s,
             FactWords::reason(u"clock_ahead"_s), FactWords::summary(2)}) {
        INFO(wanted.toStdString());
        CHECK(texts.contains(wanted));
    }
    CHECK(stage.control(u"Actualiser"_s) != nullptr);
    stage.desk.conflictsListed.clear();
    stage.control(u"Actualiser"_s)->setFocus();
    stage.key(Qt::Key_R, Qt::ControlModifier);
    CHECK(stage.allTexts().contains(FactWords::summary(0)));
    CHECK_FALSE(stage.allTexts().contains(u"Marguerite ROUSSEAU"_s));
}

TEST_CASE("a list that is full says that there may be more", "[desk_ui][sync][office]")
{
    LeadStage stage;
    const ListedConflict one = stage.desk.conflictsListed.front();
    CHECK_FALSE(stage.allTexts().contains(u"il peut y en avoir d’autres"));
    stage.desk.conflictsListed.assign(conflictsListedAtMost, one);
    stage.openPage();
    CHECK(stage.allTexts().contains(u"il peut y en avoir d’autres"));
}

TEST_CASE("a failure takes no conflict from sight", "[desk_ui][sync][office]")
{
    LeadStage stage;
    stage.openPage();
    auto* page = stage.window->findChild<ConflictsPage*>();
    REQUIRE(page != nullptr);
    stage.desk.nextError = Error{ErrorCode::ServerBusy, {}};
    page->model().load();
    DeskStage::settle();
    CHECK_FALSE(page->model().failure().isEmpty());
    CHECK(stage.allTexts().contains(u"Marguerite ROUSSEAU"_s));
}

TEST_CASE("a medical officer is shown no conflicts page", "[desk_ui][sync][office]")
{
    LeadStage stage(Role::MedicalOfficer);
    CHECK(stage.control(u"Saisies en conflit"_s) == nullptr);
}

TEST_CASE("the conflicts page is drawn filled and empty, in both looks", "[desk_ui][sync][gallery]")
{
    for (const auto& [name, look] : {std::pair(u"light"_s, LookChoice::Light), std::pair(u"dark"_s, LookChoice::Dark)}) {
        LeadStage stage(Role::TeamManager, look);
        stage.openPage();
        stage.shoot(name + u"-conflicts"_s);
        stage.desk.conflictsListed.clear();
        stage.window->findChild<ConflictsPage*>()->model().load();
        DeskStage::settle();
        stage.shoot(name + u"-conflicts-empty"_s);
    }
}
