#include "tests/desk_ui/view_model_stage.h"
#include "tests/support/fake_coaching_desk.h"
#include "tests/support/sample_people.h"
#include "ui/programmes/coaching_request_view_model.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using Field = CoachingRequestViewModel::Field;
using State = CoachingRequestViewModel::State;

namespace {

struct RequestStage : ViewModelStage {
    explicit RequestStage(Role role = Role::CampaignLead)
    {
        desk.signInAs(role);
        desk.people[QStringLiteral("rousseau")] = {sampleId<PersonId>(101), QStringLiteral("Marguerite ROUSSEAU"),
            QDate(1964, 9, 12), QStringLiteral("Nantes"), {}, Sex::Female};
    }
    void fill()
    {
        model.find(QStringLiteral("rousseau"));
        settle();
        model.choose(0);
        model.setTheme(QStringLiteral("tobacco"));
    }
    void send()
    {
        model.send();
        settle();
    }

    FakeCoachingDesk requests;
    CoachingRequestViewModel model{
        desk, requests, std::make_shared<const ProgrammeBook>(ProgrammeBook::shipped().value()), clock, time};
};

} // namespace

TEST_CASE("a request goes out with person, theme, day and physician, and what it opened is said", "[desk_ui][programmes]")
{
    RequestStage stage;
    CHECK(stage.model.askedOn() == QStringLiteral("03/11/2026"));
    REQUIRE(stage.model.themes().size() == 4);
    CHECK(stage.model.themes()[0].title == QStringLiteral("Tabac"));
    CHECK(stage.model.plan().contains(QStringLiteral("un appel par mois, 6 appels en tout")));
    stage.fill();
    CHECK(stage.model.person().startsWith(QStringLiteral("Marguerite ROUSSEAU, née le 12 septembre 1964")));
    stage.model.setAskedOn(QStringLiteral("20/10/2026"));
    stage.model.setPhysician(QStringLiteral("99 700 218 896"));
    stage.send();
    REQUIRE(stage.requests.came.size() == 1);
    const CoachingRequest& sent = stage.requests.came[0];
    CHECK(sent.person == sampleId<PersonId>(101));
    CHECK_FALSE(sent.nir);
    CHECK(sent.theme == QStringLiteral("tobacco"));
    CHECK(sent.askedOn == QDate(2026, 10, 20));
    CHECK(sent.physician == Rpps::fromText(u"99700218896"));
    CHECK(stage.model.state() == State::Taken);
    CHECK(stage.model.message().contains(QStringLiteral("6 appels mensuels sont ouverts pour Marguerite ROUSSEAU")));
    // The next one begins with an empty form.
    CHECK(stage.model.person().isEmpty());
    CHECK(stage.model.theme().isEmpty());
    CHECK(stage.model.askedOn() == QStringLiteral("03/11/2026"));
    CHECK_FALSE(stage.model.firstProblem());
}

TEST_CASE("somebody who is no member is invited, and the sentence says so", "[desk_ui][programmes]")
{
    RequestStage stage(Role::MedicalOfficer);
    stage.requests.answer = CoachingAnswer::Invitation;
    stage.fill();
    stage.send();
    CHECK(stage.model.message().contains(QStringLiteral("une invitation est ouverte")));
    CHECK_FALSE(stage.model.message().contains(QStringLiteral("appels mensuels")));
}

TEST_CASE("a social security number is taken at once, masked, and never searched as a name", "[desk_ui][programmes]")
{
    struct Row {
        const char* typed;
        bool taken;
    };
    for (const Row& row : {Row{"2 55 08 14 168 025 38", true}, Row{"2550814168025", true}, Row{"186022A21532523", true},
             Row{"2 55 08 14 168 025 39", false}, Row{"255081416802", false}, Row{"25508141680253", false}}) {
        RequestStage stage;
        INFO(row.typed);
        stage.model.find(QString::fromLatin1(row.typed));
        RequestStage::settle();
        CHECK(stage.model.person().contains(QStringLiteral("···")) == row.taken);
        CHECK_FALSE(stage.model.isSearching());
        CHECK(stage.model.found().empty());
        CHECK_FALSE(stage.model.personMessage().isEmpty());
        stage.model.setTheme(QStringLiteral("exams"));
        stage.send();
        CHECK(stage.requests.came.size() == (row.taken ? 1U : 0U));
    }
}

TEST_CASE("each field that is missing or wrong says so, and nothing goes out", "[desk_ui][programmes]")
{
    struct Row {
        const char* asked;
        const char* physician;
        bool person;
        const char* theme;
        std::optional<Field> first;
    };
    const Row rows[] = {{"03/11/2026", "", true, "tobacco", std::nullopt}, {"03/11/2026", "", false, "tobacco", Field::Person},
        {"03/11/2026", "", true, "", Field::Theme}, {"03/11/2026", "", true, "wine", Field::Theme},
        {"04/11/2026", "", true, "tobacco", Field::AskedOn}, {"2026-11-03", "", true, "tobacco", Field::AskedOn},
        {"01/01/1999", "", true, "tobacco", Field::AskedOn}, {"", "", true, "tobacco", Field::AskedOn},
        {"03/11/2026", "99700218897", true, "tobacco", Field::Physician}, {"03/11/2026", "  ", true, "tobacco", std::nullopt}};
    for (const Row& row : rows) {
        RequestStage stage;
        INFO(row.asked << " " << row.physician << " " << row.theme);
        if (row.person) {
            stage.fill();
        }
        stage.model.setTheme(QString::fromLatin1(row.theme));
        stage.model.setAskedOn(QString::fromLatin1(row.asked));
        stage.model.setPhysician(QString::fromLatin1(row.physician));
        CHECK_FALSE(stage.model.firstProblem()); // nobody is blamed before she tries
        stage.send();
        CHECK(stage.model.firstProblem() == row.first);
        CHECK(stage.requests.came.size() == (row.first ? 0U : 1U));
    }
}

TEST_CASE("a failure is said in whole sentences, and what was typed stays", "[desk_ui][programmes]")
{
    struct Row {
        ErrorCode code;
        const char16_t* says;
    };
    for (const Row& row :
        {Row{ErrorCode::NotFound, u"Personne n’est connu ici"}, Row{ErrorCode::Unreachable, u"votre saisie reste ici"},
            Row{ErrorCode::ServerBusy, u"elle ne comptera qu’une fois"}, Row{ErrorCode::NotPermitted, u"responsable de campagne"},
            Row{ErrorCode::ServerRefused, u"Vérifiez le thème et la date"}, Row{ErrorCode::BadAnswer, u"incompréhensible"}}) {
        RequestStage stage;
        stage.requests.answer = failure(row.code);
        stage.fill();
        stage.send();
        CHECK(stage.model.state() == State::Failed);
        CHECK(stage.model.message().contains(QStringView(row.says)));
        CHECK_FALSE(stage.model.person().isEmpty());
        CHECK(stage.model.theme() == QStringLiteral("tobacco"));
        stage.requests.answer = CoachingAnswer::Coaching;
        stage.send();
        CHECK(stage.model.state() == State::Taken);
    }
}

TEST_CASE("while a request is under way it is sent once, and the person stays who she is", "[desk_ui][programmes]")
{
    RequestStage stage;
    stage.requests.slow = true;
    stage.fill();
    stage.send();
    CHECK(stage.model.state() == State::Sending);
    stage.send();
    stage.model.find(QStringLiteral("2550814168025"));
    CHECK(stage.model.person().contains(QStringLiteral("ROUSSEAU")));
    stage.requests.answerAll();
    RequestStage::settle();
    CHECK(stage.requests.came.size() == 1);
    CHECK(stage.model.state() == State::Taken);
}

TEST_CASE("a search without network, or without result, says what to do", "[desk_ui][programmes]")
{
    RequestStage stage;
    stage.model.find(QStringLiteral("xy"));
    CHECK(stage.model.personMessage().contains(QStringLiteral("au moins trois lettres")));
    stage.model.find(QStringLiteral("inconnue"));
    RequestStage::settle();
    CHECK(stage.model.personMessage().startsWith(QStringLiteral("Personne ne correspond.")));
    stage.desk.goOffline();
    stage.model.find(QStringLiteral("rousseau"));
    RequestStage::settle();
    CHECK(stage.model.personMessage().contains(QStringLiteral("injoignable")));
}
