#include "tests/desk_ui/view_model_stage.h"
#include "ui/accounts/sign_in_view_model.h"
#include "ui/activity/agent_state_view_model.h"
#include "ui/activity/counters_view_model.h"
#include "ui/calls/line_view_model.h"
#include "ui/calls/open_attempts_view_model.h"
#include "ui/calls/script_view_model.h"
#include "ui/followups/agenda_view_model.h"
#include "ui/people/inbound_search_view_model.h"
#include "ui/people/person_view_model.h"
#include "ui/queue/waiting_view_model.h"
#include "ui/sync/sync_problems_view_model.h"
#include "ui/words/call_words.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("a wrong password says so and lets one try again", "[desk_ui]")
{
    ViewModelStage s;
    SignInViewModel model(s.desk);
    model.signIn(QStringLiteral("marie"), {});
    CHECK_FALSE(model.message().isEmpty());
    model.signIn(QStringLiteral("marie"), QStringLiteral("x"));
    ViewModelStage::settle();
    CHECK_FALSE(model.isBusy());
    CHECK(model.message().contains(QStringLiteral("mot de passe incorrect")));
    model.signIn(QStringLiteral(" marie "), QStringLiteral("relais"));
    ViewModelStage::settle();
    CHECK(model.message().isEmpty());
    CHECK(s.desk.state().agent);
}

TEST_CASE("the call's clock runs while it lasts and shows the talk time afterwards", "[desk_ui]")
{
    ViewModelStage s;
    LineViewModel line(s.desk, s.clock);
    s.desk.signInAs(Role::NurseAdviser);
    s.desk.bring(someMember(s.clock.now()));
    CHECK(line.clockText().isEmpty());
    CHECK(line.actText() == QStringLiteral("Appeler"));
    line.act();
    CHECK(s.desk.state().call.number.e164 == QStringLiteral("+33639981234"));
    CHECK(line.actText() == QStringLiteral("Raccrocher"));
    s.desk.answer();
    s.clock.advance(std::chrono::seconds(252));
    CHECK(line.clockText() == QStringLiteral("04:12"));
    CHECK(line.phaseText() == QStringLiteral("Mobile · En communication"));
    line.act();
    s.clock.advance(std::chrono::seconds(30));
    CHECK(line.clockText() == QStringLiteral("04:12"));
    // Nobody is dialled again before it is said what this call gave.
    CHECK_FALSE(line.canDial());
    CHECK(line.hintText().contains(QStringLiteral("F7")));
    line.chooseNumber(1);
    line.act();
    CHECK(s.desk.state().call.number.e164 == QStringLiteral("+33639981234"));
    s.desk.bring(someMember(s.clock.now()));
    CHECK(line.hintText().isEmpty());
    line.chooseNumber(1);
    line.act();
    CHECK(s.desk.state().call.number.e164 == QStringLiteral("+33261911234"));
}

TEST_CASE("a call whose end no line tells is ended by hand, also where the line cannot hang up", "[desk_ui]")
{
    ViewModelStage s;
    LineViewModel line(s.desk, s.clock);
    s.desk.signInAs(Role::NurseAdviser);
    s.desk.bring(someMember(s.clock.now()));
    s.desk.edit().line = {};
    line.act();
    CHECK_FALSE(line.canHangUp());
    s.desk.edit().call.phase = CallPhase::HandedOver;
    s.desk.edit().call.byHand = true;
    s.desk.say();
    CHECK(line.isLive());
    CHECK(line.canHangUp());
    CHECK(line.actText() == QStringLiteral("Appel terminé"));
    line.act();
    CHECK(s.desk.state().call.phase == CallPhase::Ended);
}

TEST_CASE("a number found bad is not the one that is offered", "[desk_ui]")
{
    ViewModelStage s;
    LineViewModel line(s.desk, s.clock);
    s.desk.signInAs(Role::NurseAdviser);
    ContactOnScreen contact = someMember(s.clock.now());
    contact.contact.person.contactPoints[0].usable = false;
    s.desk.bring(contact);
    CHECK(line.chosenNumber() == 1);
}

TEST_CASE("until the identity is confirmed the script is neutral and holds no chip", "[desk_ui]")
{
    ViewModelStage s;
    ReportViewModel report(s.desk);
    ScriptViewModel script(s.desk, report);
    s.desk.signInAs(Role::EnrolmentCaller);
    s.desk.bring(someTarget(s.clock.now()));
    for (const ScriptStepView& step : script.steps()) {
        CHECK(step.chips.empty());
        CHECK_FALSE(step.text.contains(QStringLiteral("Sophia")));
        CHECK_FALSE(step.text.contains(u'['));
    }
    CHECK_FALSE(script.noticeNeeded());
    s.desk.setIdentity(IdentityCheck::Confirmed);
    CHECK(script.noticeNeeded());
    CHECK_FALSE(script.noticeText().isEmpty());
    script.markNoticeRead();
    CHECK_FALSE(script.noticeNeeded());
}

TEST_CASE("a chip of the campaign's outline writes a line in the notes, and takes it out again", "[desk_ui]")
{
    ViewModelStage s;
    ReportViewModel report(s.desk);
    ScriptViewModel script(s.desk, report);
    s.desk.signInAs(Role::EnrolmentCaller);
    s.desk.bring(someTarget(s.clock.now()));
    s.desk.setIdentity(IdentityCheck::Confirmed);
    s.desk.setNote(QStringLiteral("rappeler le soir"));
    int step = 0;
    while (script.steps()[static_cast<std::size_t>(step)].chips.empty()) {
        ++step;
    }
    script.tick(step, 0, true);
    CHECK(s.desk.state().contact->note.startsWith(QStringLiteral("rappeler le soir\n")));
    CHECK(script.steps()[static_cast<std::size_t>(step)].chips[0].on);
    script.tick(step, 0, false);
    CHECK(s.desk.state().contact->note == QStringLiteral("rappeler le soir"));
}

TEST_CASE("chips of the coaching outline fill the report's own fields", "[desk_ui]")
{
    ViewModelStage s;
    ReportViewModel report(s.desk);
    ScriptViewModel script(s.desk, report);
    s.desk.signInAs(Role::NurseAdviser);
    s.desk.bring(someMember(s.clock.now()));
    report.start(*s.desk.state().contact, QDate(2026, 11, 3));
    s.desk.setIdentity(IdentityCheck::Confirmed);
    const auto& steps = s.desk.state().contact->campaign->script;
    const auto tick = [&](const QString& step, const QString& chip) {
        for (int i = 0; i < static_cast<int>(steps.size()); ++i) {
            for (int c = 0; c < static_cast<int>(steps[static_cast<std::size_t>(i)].chips.size()); ++c) {
                if (steps[static_cast<std::size_t>(i)].code == step
                    && steps[static_cast<std::size_t>(i)].chips[static_cast<std::size_t>(c)].code == chip) {
                    script.tick(i, c, true);
                    return;
                }
            }
        }
        FAIL("no such chip");
    };
    tick(QStringLiteral("session"), QStringLiteral("food"));
    tick(QStringLiteral("last_goals"), QStringLiteral("reached"));
    tick(QStringLiteral("next_goals"), QStringLiteral("move"));
    tick(QStringLiteral("knowledge"), QStringLiteral("partly"));
    CHECK(report.report().themes == QStringList{QStringLiteral("food")});
    REQUIRE(report.report().goals.size() == 3);
    CHECK(report.report().goals[0].progress == GoalProgress::Reached);
    CHECK(report.report().goals[2].progress == GoalProgress::Set);
    CHECK(report.report().freeText.contains(QStringLiteral("En partie")));
}

TEST_CASE("what an enrolment caller sees of a person holds no word of health", "[desk_ui]")
{
    ViewModelStage s;
    ContactOnScreen contact = someMember(s.clock.now());
    contact.contact.person.health.reset();
    contact.identity = IdentityCheck::Confirmed;
    const PersonView view = personView(contact, Role::EnrolmentCaller, s.time, s.clock.now());
    CHECK_FALSE(view.health);
    CHECK(view.exams.empty());
    CHECK(view.goals.empty());
    CHECK(view.documents.empty());
    CHECK_FALSE(view.why.contains(QStringLiteral("fond")));
    CHECK_FALSE(view.details.contains(QStringLiteral("diab")));
    CHECK_FALSE(view.details.contains(QStringLiteral("depuis")));
    CHECK_FALSE(view.details.contains(QStringLiteral("partage")));
    CHECK(view.consents.size() == 1); // the notice
    for (const HandOverRow& row : view.relay) {
        CHECK(row.label != QStringLiteral("Promis"));
    }
    const PersonView nurse = personView(someMember(s.clock.now()), Role::NurseAdviser, s.time, s.clock.now());
    CHECK(nurse.health);
    CHECK(nurse.folded);
    CHECK(nurse.exams.size() == 4);
    CHECK(nurse.exams[0].value == QStringLiteral("2023"));
    CHECK(nurse.exams[0].late);
}

TEST_CASE("whether she shares with her physician follows what she said in this call, and stands once", "[desk_ui]")
{
    ViewModelStage s;
    ContactOnScreen contact = someMember(s.clock.now());
    contact.identity = IdentityCheck::Confirmed;
    const QString label = QStringLiteral("Partage avec le médecin");
    const auto row = [&](const PersonView& view) {
        const auto at =
            std::find_if(view.consents.begin(), view.consents.end(), [&](const LabelledText& one) { return one.label == label; });
        return at == view.consents.end() ? QString() : at->text;
    };
    PersonView view = personView(contact, Role::NurseAdviser, s.time, s.clock.now());
    CHECK(view.details.contains(QStringLiteral("partage avec le médecin\u00a0: oui")));
    CHECK(row(view) == QStringLiteral("oui"));
    stand({QStringLiteral("physician_sharing"), QStringLiteral("sophia"), false, QStringLiteral("phone"),
              QStringLiteral("2026-11")},
        s.clock.now(), contact.contact.person.consents);
    view = personView(contact, Role::NurseAdviser, s.time, s.clock.now());
    CHECK(view.details.contains(QStringLiteral("partage avec le médecin\u00a0: non")));
    CHECK(row(view).isEmpty());                     // it is one of the consents themselves
    contact.identity = IdentityCheck::NotConfirmed; // which are folded now
    view = personView(contact, Role::NurseAdviser, s.time, s.clock.now());
    CHECK(row(view) == QStringLiteral("non"));
}

TEST_CASE("undo is offered for ten seconds and then no more", "[desk_ui]")
{
    ViewModelStage s;
    AgentStateViewModel model(s.desk, s.clock, s.time);
    s.desk.signInAs(Role::NurseAdviser);
    s.desk.bring(someMember(s.clock.now()));
    CloseRequest request;
    request.outcome = OutcomeCode::NoAnswer;
    (void)s.desk.close(request);
    CHECK(model.undoOffered());
    CHECK(model.undoSeconds() == 10);
    CHECK(model.undoText() == QStringLiteral("Rousseau M. · Absent"));
    s.clock.advance(std::chrono::seconds(10));
    CHECK_FALSE(model.undoOffered());
    model.undo();
    CHECK(s.desk.undone == 0);
}

TEST_CASE("a pause chosen during a call waits for its end", "[desk_ui]")
{
    ViewModelStage s;
    AgentStateViewModel model(s.desk, s.clock, s.time);
    s.desk.signInAs(Role::NurseAdviser);
    s.desk.bring(someMember(s.clock.now()));
    s.desk.dial(PhoneNumber{QStringLiteral("+33639981234")});
    s.desk.answer();
    model.take({StateReason{QStringLiteral("lunch")}, AgentState::Pause, {}});
    CHECK(s.desk.state().pauseAfter);
    CHECK(s.desk.state().agentState == AgentState::InCall);
    CHECK(model.afterText() == QStringLiteral("puis pause"));
    model.pauseAfter();
    CHECK_FALSE(s.desk.state().pauseAfter);
    model.take({StateReason{QStringLiteral("meeting")}, AgentState::Activity, {}});
    CHECK(s.desk.state().activityAfter);
    CHECK_FALSE(s.desk.state().pauseAfter);
    CHECK(model.afterText() == QStringLiteral("puis réunion"));
}

TEST_CASE("whom the server took away is named, and what is said is true of her", "[desk_ui]")
{
    const QString before = lostContactWords({QStringLiteral("Rousseau M."), false});
    CHECK(before.contains(QStringLiteral("Rousseau M.")));
    CHECK(before.contains(QStringLiteral("appelé ni envoyé")));
    const QString during = lostContactWords({QStringLiteral("Rousseau M."), true});
    CHECK(during.contains(QStringLiteral("Rousseau M.")));
    CHECK(during.contains(QStringLiteral("sera envoyée")));
    NextStepPreview next;
    next.done = true;
    next.doneCode = QStringLiteral("taken_away");
    CHECK(nextStepWords(next, QDate(2026, 11, 3)).value.contains(QStringLiteral("retiré")));
}

TEST_CASE("a sign-in that the server has no time for says when to try again", "[desk_ui]")
{
    ViewModelStage s;
    SignInViewModel model(s.desk);
    s.desk.nextError = Error{ErrorCode::ServerBusy, QStringLiteral("rate_limited")};
    model.signIn(QStringLiteral("marie"), QStringLiteral("relais"));
    ViewModelStage::settle();
    CHECK(model.message().contains(QStringLiteral("dans une minute")));
}

TEST_CASE("late is said in words, and the list is empty with a sentence", "[desk_ui]")
{
    ViewModelStage s;
    WaitingViewModel model(s.desk, s.clock, s.time);
    s.desk.signInAs(Role::NurseAdviser);
    CHECK(model.now().empty());
    WaitingContact late;
    late.name = QStringLiteral("Le Goff Y.");
    late.at = s.clock.now() - std::chrono::minutes(17);
    late.reasons = {{QStringLiteral("own_promise"), late.at, {}, {}, 0}};
    late.late = true;
    s.desk.edit().now = {late};
    CHECK(model.now().front().time == QStringLiteral("14:45"));
    CHECK(model.now().front().detail == QStringLiteral("rappel promis · 17\u00a0min de retard"));
    s.desk.edit().noContact = NoContact{QStringLiteral("all_leased"), {}};
    CHECK(model.idle() == WaitingViewModel::Idle::Nobody);
    CHECK_FALSE(model.idleWords().text.isEmpty());
}

TEST_CASE("searching offline says that the server is needed", "[desk_ui]")
{
    ViewModelStage s;
    InboundSearchViewModel model(s.desk);
    s.desk.signInAs(Role::NurseAdviser);
    s.desk.people[QStringLiteral("Amina DURAND")] = {
        PersonId(), QStringLiteral("Amina DURAND"), QDate(1950, 1, 2), QStringLiteral("Albi"), {}, Sex::Female};
    model.search(QStringLiteral("du"));
    CHECK(model.message().contains(QStringLiteral("trois lettres")));
    model.search(QStringLiteral("durand"));
    ViewModelStage::settle();
    REQUIRE(model.rows().size() == 1);
    CHECK(model.rows()[0].about == QStringLiteral("née le 2 janvier 1950 · Albi"));
    model.search(QStringLiteral("personne"));
    ViewModelStage::settle();
    CHECK(model.rows().empty());
    CHECK_FALSE(model.message().isEmpty());
    s.desk.goOffline();
    model.search(QStringLiteral("durand"));
    ViewModelStage::settle();
    CHECK(model.message().contains(QStringLiteral("injoignable")));
}

TEST_CASE("the agenda is in the order in which promises fall due", "[desk_ui]")
{
    ViewModelStage s;
    AgendaViewModel model(s.desk, s.clock, s.time);
    const auto promise = [&](const QString& name, std::chrono::hours in, bool mine) {
        return AgendaItem{PromiseId(), PersonId(), name, {s.clock.now() + in, s.clock.now() + in + std::chrono::minutes(10)}, {},
            mine, false, {}};
    };
    s.desk.promised = {promise(QStringLiteral("Demain"), std::chrono::hours(24), false),
        promise(QStringLiteral("Bientôt"), std::chrono::hours(1), true)};
    model.load();
    ViewModelStage::settle();
    REQUIRE(model.rows().size() == 2);
    CHECK(model.rows()[0].name == QStringLiteral("Bientôt"));
    CHECK(model.rows()[0].owner == QStringLiteral("vous"));
    CHECK(model.rows()[1].day == QStringLiteral("Demain"));
    CHECK(model.rows()[1].owner == QStringLiteral("qui est libre"));
}

TEST_CASE("a refused fact is shown with its reason, and leaves the list once it is sent again", "[desk_ui]")
{
    ViewModelStage s;
    SyncProblemsViewModel model(s.desk, s.outcomes, s.clock, s.time);
    s.desk.refuse({FactId(), PersonId(), QStringLiteral("Durand A."), s.clock.now(), QStringLiteral("attempt_closed"),
        QStringLiteral("malformed"), false, OutcomeCode::NoAnswer, QStringLiteral("note")});
    model.load();
    ViewModelStage::settle();
    REQUIRE(model.rows().size() == 1);
    CHECK(model.rows()[0].what == QStringLiteral("Absent, aujourd’hui 15:02"));
    CHECK(model.rows()[0].reason.contains(QStringLiteral("gardée")));
    CloseRequest corrected;
    corrected.outcome = OutcomeCode::Busy;
    model.resend(0, corrected, QStringLiteral("corrigé"));
    ViewModelStage::settle();
    CHECK(s.desk.resent == 1);
    CHECK(model.rows().empty());
    CHECK_FALSE(model.message().isEmpty());
}

TEST_CASE("an attempt without an outcome is asked for and opened again", "[desk_ui]")
{
    ViewModelStage s;
    OpenAttemptsViewModel model(s.desk, s.clock, s.time);
    s.desk.signInAs(Role::NurseAdviser);
    s.desk.unfinished = {{AttemptId(), PersonId(), QStringLiteral("Durand A."), s.clock.now() - std::chrono::hours(20)}};
    model.load();
    ViewModelStage::settle();
    REQUIRE(model.rows().size() == 1);
    CHECK(model.rows()[0].when == QStringLiteral("hier 19:02"));
    model.resume(0);
    ViewModelStage::settle();
    CHECK(model.rows().empty());
    CHECK(s.desk.state().contact->origin == ContactOrigin::Resumed);
}

TEST_CASE("the counters are those of the trade of whoever looks", "[desk_ui]")
{
    ViewModelStage s;
    CountersViewModel model(s.desk);
    const auto labels = [&] {
        QStringList all;
        for (const auto& row : model.rows()) {
            all << row.label;
        }
        return all;
    };
    s.desk.signInAs(Role::NurseAdviser);
    model.load();
    ViewModelStage::settle();
    CHECK(labels().contains(QStringLiteral("Fructueux")));
    s.desk.signInAs(Role::EnrolmentCaller);
    model.load();
    ViewModelStage::settle();
    CHECK(labels().contains(QStringLiteral("Promesses")));
    CHECK_FALSE(labels().contains(QStringLiteral("Fructueux")));
}
