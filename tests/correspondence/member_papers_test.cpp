#include "tests/desk_ui/view_model_stage.h"
#include "tests/support/asked_member.h"
#include "tests/support/fake_paper_place.h"
#include "ui/correspondence/member_papers_view_model.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using State = PaperViewModel::State;

namespace {

struct PaperStage : ViewModelStage {
    explicit PaperStage(Role role = Role::NurseAdviser)
    {
        desk.signInAs(role);
        place.folder = QStringLiteral("/papers");
    }
    void bring(ContactOnScreen contact)
    {
        desk.bring(std::move(contact));
        desk.setIdentity(IdentityCheck::Confirmed);
    }
    ContactOnScreen asked() const
    {
        ContactOnScreen on = someMember(clock.now());
        askedByPhysician(on);
        return on;
    }
    void report()
    {
        closing.openReport();
        closing.report().setTheme(QStringLiteral("physical_activity"), true);
    }
    void save()
    {
        closing.save();
        settle();
    }
    QString text() { return papers.paper().document() ? linesOf(*papers.paper().document()).join(u'\n') : QString(); }

    FakePaperPlace place;
    PathwaySources sources{std::make_shared<const ProgrammeBook>(ProgrammeBook::shipped().value()), outcomes, calendar};
    ClosingViewModel closing{desk, outcomes, calendar, clock, time};
    Result<Done> fate = Done{};
    MemberPapersViewModel papers{desk, closing, sources, {&place, {QStringLiteral("Centre d’Albi"), {}, {}}},
        [this](const Document&, const QString&) { return fate; }, clock};
};

} // namespace

TEST_CASE("after a fruitful call of a physician's request the sheet waits, whoever comes next", "[correspondence]")
{
    PaperStage stage;
    QStringList said;
    QObject::connect(&stage.papers, &MemberPapersViewModel::announced, [&](const QString& text) { said << text; });
    stage.bring(stage.asked());
    stage.desk.queue(someTarget(stage.clock.now()));
    CHECK(stage.papers.waitingText().isEmpty());
    stage.report();
    CHECK(stage.papers.waiting().empty());
    stage.save();
    REQUIRE(stage.desk.closed.size() == 1);
    REQUIRE(stage.papers.waiting().size() == 1);
    CHECK(stage.papers.waitingText() == QStringLiteral("1 fiche médecin"));
    REQUIRE(said.size() == 1);
    CHECK(said[0].startsWith(QStringLiteral("La fiche pour le médecin de Rousseau M.")));
    CHECK(stage.desk.state().contact->contact.person.id != stage.papers.waiting()[0].person);

    stage.papers.openWaiting();
    CHECK(stage.papers.showsWaiting());
    CHECK(stage.text().contains(QStringLiteral("Marguerite ROUSSEAU")));
    CHECK(stage.text().contains(QStringLiteral("Appel 1 sur 6")));
    CHECK(stage.text().contains(QStringLiteral("Dr Morel")));
    stage.papers.paper().save();
    CHECK(stage.papers.paper().state() == State::Saved);
    CHECK(stage.papers.waiting().empty());
    CHECK(stage.papers.waitingText().isEmpty());
}

TEST_CASE("a sheet waits only for a call that is told, with her consent, and to a physician who is known", "[correspondence]")
{
    struct Row {
        const char* what;
        std::function<void(ContactOnScreen&)> change;
        bool waits;
    };
    const Row rows[] = {
        {"all is there", [](ContactOnScreen&) {}, true},
        {"no consent", [](ContactOnScreen& on) { on.contact.person.sharesWithPhysician = false; }, false},
        {"no name of the physician", [](ContactOnScreen& on) { on.contact.person.treatingPhysicianName.clear(); }, false},
        {"no pathway", [](ContactOnScreen& on) { on.history.pathways.clear(); }, false},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        PaperStage stage;
        ContactOnScreen on = stage.asked();
        row.change(on);
        stage.bring(on);
        stage.report();
        stage.save();
        CHECK(stage.desk.closed.size() == 1);
        CHECK(stage.papers.waiting().size() == (row.waits ? 1U : 0U));
    }
}

TEST_CASE("an unfruitful call, a withdrawal and a save that failed leave no sheet", "[correspondence]")
{
    {
        PaperStage stage;
        stage.bring(stage.asked());
        stage.closing.openOutcomes();
        stage.closing.choose(OutcomeCode::NoAnswer);
        PaperStage::settle();
        CHECK(stage.desk.closed.size() == 1);
        CHECK(stage.papers.waiting().empty());
    }
    {
        PaperStage stage;
        stage.bring(stage.asked());
        stage.report();
        stage.closing.askMark(MarkKind::Withdrawal);
        stage.closing.confirmMark();
        stage.save();
        CHECK(stage.desk.closed.size() == 1);
        CHECK(stage.papers.waiting().empty());
    }
    PaperStage stage;
    stage.bring(stage.asked());
    stage.report();
    stage.desk.nextError = Error{ErrorCode::StoreFull, {}};
    stage.save();
    CHECK(stage.desk.closed.empty());
    CHECK(stage.papers.waiting().empty());
    stage.save();
    CHECK(stage.papers.waiting().size() == 1);
}

TEST_CASE("an undo of the call takes its sheet back, and the call saved anew brings one", "[correspondence]")
{
    PaperStage stage;
    stage.bring(stage.asked());
    stage.report();
    stage.save();
    REQUIRE(stage.papers.waiting().size() == 1);
    stage.papers.openWaiting();
    stage.desk.undo();
    PaperStage::settle();
    CHECK(stage.papers.waiting().empty());
    CHECK_FALSE(stage.papers.showsWaiting());
    CHECK_FALSE(stage.papers.paper().document());
    stage.save();
    CHECK(stage.papers.waiting().size() == 1);
}

TEST_CASE("signing out forgets the sheets that wait, and another person the paper of the last one", "[correspondence]")
{
    PaperStage stage;
    stage.bring(stage.asked());
    stage.papers.openRecord();
    stage.bring(someTarget(stage.clock.now()));
    CHECK(stage.papers.paper().state() == State::Empty);
    stage.bring(stage.asked());
    stage.report();
    stage.save();
    REQUIRE(stage.papers.waiting().size() == 1);
    stage.desk.signOut();
    PaperStage::settle();
    CHECK(stage.papers.waiting().empty());
}

TEST_CASE("a sheet that waits can be set aside, and the next one is shown", "[correspondence]")
{
    PaperStage stage;
    for (int i = 0; i < 2; ++i) {
        stage.bring(stage.asked());
        stage.report();
        stage.save();
    }
    REQUIRE(stage.papers.waiting().size() == 2);
    CHECK(stage.papers.waitingText() == QStringLiteral("2 fiches médecin"));
    stage.papers.openWaiting();
    stage.papers.setAside();
    CHECK(stage.papers.waiting().size() == 1);
    CHECK(stage.papers.showsWaiting());
    stage.papers.setAside();
    CHECK(stage.papers.waiting().empty());
    CHECK(stage.papers.paper().state() == State::Empty);
}

TEST_CASE("the sheet of the file is that of the report in hand, else of the last call, else it says why not", "[correspondence]")
{
    PaperStage stage;
    ContactOnScreen on = stage.asked();
    on.contact.person.history.clear();
    stage.desk.bring(on);
    CHECK_FALSE(stage.papers.offersSheet());
    stage.papers.openSheet();
    CHECK(stage.papers.paper().state() == State::Refused); // nothing is disclosed before she is known
    CHECK(stage.papers.paper().message().contains(QStringLiteral("F8")));
    CHECK_FALSE(stage.papers.paper().message().contains(QStringLiteral("Votre saisie"))); // nothing was typed there
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    CHECK(stage.papers.offersSheet());
    stage.papers.openSheet();
    CHECK(stage.papers.paper().state() == State::Refused);
    CHECK(stage.papers.paper().message().contains(QStringLiteral("compte-rendu est enregistré")));
    stage.report();
    stage.papers.openSheet();
    CHECK(stage.papers.paper().state() == State::Ready);
    CHECK(stage.text().contains(QStringLiteral("Appel 1 sur 6")));

    // Of Sophia itself: the last call that was reported.
    PaperStage other;
    ContactOnScreen member = someMember(other.clock.now());
    member.history.pathways.push_back({FactId(), other.clock.now() - std::chrono::hours(24 * 22), DeskId(), 99,
        {QStringLiteral("sophia-diabetes"), StepDialled{sampleId<AttemptId>(1), QStringLiteral("coaching_call"), 2}}});
    other.bring(member);
    other.papers.openSheet();
    CHECK(other.papers.paper().state() == State::Ready);
    CHECK(other.text().contains(QStringLiteral("12 octobre 2026")));
    CHECK_FALSE(other.text().contains(QStringLiteral("craint la dilatation"))); // the adviser's note stays here
}

TEST_CASE("the record of vaccinations tells the doses that are facts, and who said them", "[correspondence]")
{
    PaperStage stage;
    stage.bring(someMember(stage.clock.now()));
    CHECK_FALSE(stage.papers.offersRecord());
    stage.papers.openRecord();
    CHECK(stage.papers.paper().message().contains(QStringLiteral("aucun calendrier vaccinal")));
    ContactOnScreen on = someMember(stage.clock.now());
    vaccinated(on);
    stage.bring(on);
    CHECK(stage.papers.offersRecord());
    stage.papers.openRecord();
    REQUIRE(stage.papers.paper().state() == State::Ready);
    CHECK(stage.text().contains(QStringLiteral("2 octobre 2009 (dit par vous)")));
    CHECK(stage.text().contains(QStringLiteral("4 novembre 2025 (remboursements)")));
    CHECK(stage.text().contains(QStringLiteral("Zona")));
    CHECK(stage.text().contains(QStringLiteral("Centre d’Albi")));
    stage.papers.paper().print();
    CHECK(stage.place.printed.size() == 1);
}

TEST_CASE("a role that sees no health data is offered no paper", "[correspondence]")
{
    PaperStage stage(Role::EnrolmentCaller);
    ContactOnScreen on = stage.asked();
    vaccinated(on);
    stage.bring(on);
    CHECK_FALSE(stage.papers.offersSheet());
    CHECK_FALSE(stage.papers.offersRecord());
    stage.papers.openRecord();
    CHECK_FALSE(stage.papers.paper().document());
}
