#include "ui/programmes/cohort_view_model.h"

#include "tests/desk_ui/view_model_stage.h"
#include "ui/programmes/call_load_view_model.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const QString diabetes = QStringLiteral("sophia-diabetes");

struct Stage : ViewModelStage {
    Stage()
    {
        desk.signInAs(Role::TeamManager);
        desk.centreCohorts = {QTime(3, 0), {{diabetes, std::nullopt, std::nullopt}}};
        model.look(diabetes, CohortViewModel::Wanted{diabetes, 1250, 60, 5100});
    }
    void load()
    {
        model.load();
        settle();
    }
    static CohortRun done(std::int64_t after)
    {
        CohortRun run;
        run.pathway = diabetes;
        run.cause = CohortRun::Cause::Daily;
        run.state = CohortRun::State::Done;
        run.endedAt = instantFromText(u"2026-11-03T02:00:10Z").value();
        run.after = after;
        run.entered = 150;
        run.left = 1;
        return run;
    }
    static QString plain(QString text)
    {
        return text.replace(QChar::Nbsp, u' ').replace(QChar(0x202f), u' ').replace(u'’', u'\'');
    }

    CohortViewModel model{desk, calendar, CentreId{QStringLiteral("albi")}};
};

} // namespace

TEST_CASE("how a cohort stands is one sentence, whatever is known of it", "[programmes][cohort]")
{
    Stage stage;
    CHECK(Stage::plain(stage.model.standing()).contains(QStringLiteral("arrive du serveur")));
    CHECK(stage.model.bound().isEmpty());
    stage.load();
    CHECK(Stage::plain(stage.model.standing())
        == QStringLiteral(
            "La cohorte appelée de ce volet n'a encore jamais été choisie. Le serveur la revoit chaque nuit à 3 h."));
    CHECK(Stage::plain(stage.model.bound()).contains(QStringLiteral("5 100 personnes au plus")));

    stage.desk.centreCohorts.pathways[0].done = Stage::done(4845);
    stage.load();
    CHECK(Stage::plain(stage.model.standing())
              .startsWith(QStringLiteral(
                  "Cohorte appelée : 4 845 personnes, choisie le 3 novembre 2026 à 3 h, la nuit (150 entrées, 1 sortie).")));

    stage.model.look(QStringLiteral("sophia-asthma"), std::nullopt);
    CHECK(stage.model.standing().contains(QStringLiteral("tous ses adhérents sont appelés")));
    CHECK_FALSE(stage.model.mayAsk());
    stage.model.look({}, std::nullopt);
    CHECK(stage.model.standing().isEmpty());
}

TEST_CASE("a cohort is chosen anew after a question, and the end of it is said aloud", "[programmes][cohort]")
{
    Stage stage;
    QStringList heard;
    QObject::connect(&stage.model, &CohortViewModel::announced, &stage.model, [&](const QString& text) { heard.append(text); });
    stage.desk.centreCohorts.pathways[0].done = Stage::done(6000);
    stage.load();
    stage.model.choose(); // nobody asked for it
    CHECK(stage.desk.cohortsAsked.empty());
    REQUIRE(stage.model.mayAsk());
    stage.model.askFirst();
    const QString question = Stage::plain(stage.model.question());
    CHECK(question.contains(QStringLiteral("12,5 infirmiers")));
    CHECK(question.contains(QStringLiteral("5 100 personnes au plus")));
    CHECK(question.contains(QStringLiteral("La cohorte en compte 6 000 : des personnes n'y seront plus appelées.")));
    stage.model.takeBack();
    CHECK(stage.model.question().isEmpty());
    stage.model.askFirst();
    // Other numbers are another question.
    stage.model.look(diabetes, CohortViewModel::Wanted{diabetes, 1300, 60, 5300});
    CHECK(stage.model.question().isEmpty());
    stage.model.askFirst();
    stage.model.choose();
    stage.settle();
    REQUIRE(stage.desk.cohortsAsked.size() == 1);
    CHECK(stage.desk.cohortsAsked[0].nurseHundredths == 1300);
    CHECK(stage.desk.cohortsAsked[0].everyDays == 60);
    CHECK(stage.model.isAtWork());
    CHECK_FALSE(stage.model.mayAsk());
    CHECK(stage.model.standing().contains(QStringLiteral("la met à jour")));
    REQUIRE(heard.size() == 1);
    stage.model.askFirst(); // it is at that already
    CHECK(stage.model.question().isEmpty());
    REQUIRE(heard.size() == 2);

    stage.desk.centreCohorts.pathways[0] = {diabetes, Stage::done(5300), std::nullopt};
    stage.load();
    CHECK_FALSE(stage.model.isAtWork());
    REQUIRE(heard.size() == 3);
    CHECK(Stage::plain(heard[2]).contains(QStringLiteral("5 300 personnes")));
    CHECK(stage.model.message() == heard[2]);
}

TEST_CASE("what the server does not take is said, and without network nothing is lost", "[programmes][cohort]")
{
    Stage stage;
    stage.desk.goOffline();
    stage.load();
    CHECK(stage.model.isMissing());
    CHECK(stage.model.standing().contains(QStringLiteral("pas connue")));
    CHECK_FALSE(stage.model.mayAsk());
    stage.desk.edit().sync.state = SyncState::UpToDate;
    stage.load();
    CHECK_FALSE(stage.model.isMissing());
    stage.model.askFirst();
    stage.desk.goOffline();
    stage.model.choose();
    stage.settle();
    CHECK(stage.model.isRefused());
    CHECK_FALSE(stage.model.message().isEmpty());
    CHECK(stage.model.hasCohort()); // known once, it is not forgotten
}

TEST_CASE("the page asks for the numbers in its fields, over the weeks that the server looks at", "[programmes][cohort]")
{
    ViewModelStage stage;
    stage.desk.signInAs(Role::TeamManager);
    const auto book = std::make_shared<const ProgrammeBook>(ProgrammeBook::shipped().value());
    CallLoadViewModel page{stage.desk, book, stage.calendar, stage.clock, CentreId{QStringLiteral("albi")}};
    stage.desk.centrePlanned = {QDate(2026, 11, 3), 4, {}};
    CHECK_FALSE(page.cohortWanted()); // what is due to others is not known yet
    page.ask();
    ViewModelStage::settle();
    int diabetesAt = 0;
    while (page.pathway() != diabetes) {
        page.choose(++diabetesAt);
    }
    page.setText(CallLoadViewModel::Field::Nurses, QStringLiteral("12,5"));
    page.setText(CallLoadViewModel::Field::Every, QStringLiteral("45"));
    REQUIRE(page.cohortWanted());
    const auto wanted = page.cohortWanted().value();
    CHECK(wanted.nurseHundredths == 1250);
    CHECK(wanted.everyDays == 45);
    CHECK(wanted.bound == page.load()->largestCohort);
    page.setText(CallLoadViewModel::Field::Weeks, QStringLiteral("2"));
    CHECK(page.cohortWanted() == wanted);
    page.setText(CallLoadViewModel::Field::Every, QStringLiteral("jamais"));
    CHECK_FALSE(page.cohortWanted());
    page.setText(CallLoadViewModel::Field::Every, QStringLiteral("45"));
    page.choose(static_cast<int>(page.pathways().size()) - 1);
    CHECK_FALSE(page.cohortWanted()); // of no pathway
}
