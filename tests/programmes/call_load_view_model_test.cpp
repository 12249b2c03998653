#include "ui/programmes/call_load_view_model.h"

#include "tests/desk_ui/view_model_stage.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

using Field = CallLoadViewModel::Field;

struct Stage : ViewModelStage {
    Stage() { desk.signInAs(Role::TeamManager); }

    int indexOf(const char* title) const
    {
        for (int at = 0; at < model.pathways().size(); ++at) {
            if (model.pathways()[at].contains(QString::fromUtf8(title))) {
                return at;
            }
        }
        return -1;
    }
    QString plain(QString text) const { return text.replace(QChar::Nbsp, u' ').replace(QChar(0x202f), u' '); }

    std::shared_ptr<const ProgrammeBook> book = std::make_shared<const ProgrammeBook>(ProgrammeBook::shipped().value());
    CallLoadViewModel model{desk, book, calendar, clock, CentreId{QStringLiteral("albi")}};
};

} // namespace

TEST_CASE("the interval is that of the pathway which is chosen, and stays another's when none is", "[programmes][load]")
{
    Stage stage;
    struct Row {
        const char* title;
        const char* every;
    };
    const Row rows[] = {{"Asthme", "90"}, {"Diabète", "60"}};
    for (const Row& row : rows) {
        INFO(row.title);
        REQUIRE(stage.indexOf(row.title) >= 0);
        stage.model.choose(stage.indexOf(row.title));
        CHECK(stage.model.text(Field::Every) == QString::fromUtf8(row.every));
        CHECK(stage.model.load());
    }
    CHECK(stage.indexOf("Chirurgie") == -1); // none of its calls comes again
    stage.model.setText(Field::Every, QStringLiteral("45"));
    stage.model.choose(static_cast<int>(stage.model.pathways().size()) - 1);
    CHECK(stage.model.text(Field::Every) == u"45");
}

TEST_CASE("what the server has planned stands beside the frequency, and what was typed stays", "[programmes][load]")
{
    Stage stage;
    stage.desk.centrePlanned = {QDate(2026, 11, 2), 4,
        {{QStringLiteral("sophia-asthma"), 50, {9, 20}}, {QStringLiteral("sophia-diabetes"), 1200, {30, 40, 50}}}};
    stage.model.choose(stage.indexOf("Diabète"));
    CHECK(stage.plain(stage.model.plannedSentence()).contains(QStringLiteral("arrivent")));
    stage.model.setText(Field::Weeks, QStringLiteral("2"));
    stage.model.ask();
    ViewModelStage::settle();
    CHECK(stage.plain(stage.model.text(Field::Members)) == u"1 200");
    CHECK(stage.model.text(Field::Nurses) == u"4");
    CHECK(stage.model.text(Field::Weeks) == u"2");
    CHECK(stage.plain(stage.model.plannedSentence()).contains(QStringLiteral("29, dont 9 la première semaine")));
    REQUIRE(stage.model.load());
    CHECK(stage.model.load()->weeks[0].due == 9); // its own 30 are what the frequency stands for
    CHECK(stage.model.load()->weeks[1].due == 20);
    CHECK(stage.model.load()->weeks[0].load == Approx(9 + 1200 * 7 / 60.0));

    stage.model.setText(Field::Members, QStringLiteral("7"));
    stage.model.ask();
    ViewModelStage::settle();
    CHECK(stage.model.text(Field::Members) == u"7");
    stage.model.choose(stage.indexOf("Asthme"));
    CHECK(stage.model.text(Field::Members) == u"50");
    CHECK(stage.model.load()->weeks[0].due == 30);
}

TEST_CASE("without an answer the people typed count alone, and that is said", "[programmes][load]")
{
    Stage stage;
    stage.desk.goOffline();
    stage.model.ask();
    ViewModelStage::settle();
    CHECK(stage.model.isPlannedMissing());
    CHECK(stage.model.plannedSentence().contains(QStringLiteral("ne sont pas connus")));
    REQUIRE(stage.model.load());
    CHECK(stage.model.load()->weeks[0].due == 0);
    stage.desk.edit().sync.state = SyncState::UpToDate;
    stage.desk.centrePlanned.from = QDate(2026, 11, 2);
    stage.model.ask();
    ViewModelStage::settle();
    CHECK_FALSE(stage.model.isPlannedMissing());
    CHECK(stage.model.plannedSentence().contains(QStringLiteral("Aucun autre volet")));
    // Known once, it is not forgotten when the network goes.
    stage.desk.goOffline();
    stage.model.ask();
    ViewModelStage::settle();
    CHECK_FALSE(stage.model.isPlannedMissing());
}
