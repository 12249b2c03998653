#include "tests/desk_ui/desk_stage.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const QString diabetes = QStringLiteral("sophia-diabetes");
const QString ask = QStringLiteral("Choisir qui est appelé…");
const QString yes = QStringLiteral("Oui, choisir");

struct ManagerStage : DeskStage {
    explicit ManagerStage(LookChoice look = LookChoice::Light) : DeskStage(look)
    {
        CohortRun done;
        done.pathway = diabetes;
        done.cause = CohortRun::Cause::Daily;
        done.state = CohortRun::State::Done;
        done.endedAt = instantFromText(u"2026-11-03T02:00:10Z").value();
        done.after = 4845;
        done.entered = 150;
        done.left = 5;
        desk.centreCohorts = {QTime(3, 0), {{diabetes, done, std::nullopt}}};
        desk.centrePlanned = {QDate(2026, 11, 3), 20,
            {{QStringLiteral("sophia-asthma"), 900, {120, 60, 90, 80}}, {diabetes, 4845, {700, 540, 580}}}};
        desk.signInAs(Role::TeamManager);
        settle();
    }
    void open()
    {
        QWidget* button = control(QStringLiteral("Charge des appels"));
        REQUIRE(button != nullptr);
        button->setFocus(Qt::TabFocusReason);
        key(Qt::Key_Space);
    }
};

QString focused()
{
    return QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->accessibleName() : QString();
}

} // namespace

TEST_CASE("a manager has the cohort chosen anew by keyboard alone, after a question on the page", "[programmes][cohort][gui]")
{
    ManagerStage stage;
    stage.open();
    CHECK(stage.allTexts().contains(QStringLiteral("Cohorte appelée")));
    for (int i = 0; i < 20 && focused() != ask; ++i) {
        stage.key(Qt::Key_Tab);
    }
    REQUIRE(focused() == ask);
    stage.key(Qt::Key_Space);
    REQUIRE(focused() == yes);
    stage.key(Qt::Key_Escape); // nothing is asked of the server
    CHECK(focused() == ask);
    CHECK(stage.desk.cohortsAsked.empty());
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_Space);
    REQUIRE(stage.desk.cohortsAsked.size() == 1);
    CHECK(stage.desk.cohortsAsked[0].pathway == diabetes);
    CHECK(stage.desk.cohortsAsked[0].nurseHundredths == 2000);
    CHECK(stage.desk.cohortsAsked[0].everyDays == 60);
    CHECK(focused() == ask);
    CHECK(stage.allTexts().contains(QStringLiteral("le serveur met la cohorte à jour")));
}

TEST_CASE(
    "the load with its cohort is drawn as it stands, asked, at work and without network", "[programmes][cohort][gui][gallery]")
{
    for (const auto& [name, look] :
        {std::pair(QStringLiteral("light"), LookChoice::Light), std::pair(QStringLiteral("dark"), LookChoice::Dark)}) {
        ManagerStage stage(look);
        stage.open();
        stage.shoot(name + QStringLiteral("-cohort-stands"));
        auto* button = stage.control(ask);
        REQUIRE(button != nullptr);
        button->setFocus(Qt::TabFocusReason);
        stage.key(Qt::Key_Space);
        stage.shoot(name + QStringLiteral("-cohort-asked"));
        stage.key(Qt::Key_Space);
        stage.shoot(name + QStringLiteral("-cohort-at-work"));

        ManagerStage offline(look);
        offline.desk.goOffline();
        offline.open();
        offline.shoot(name + QStringLiteral("-cohort-offline"));
    }
}
