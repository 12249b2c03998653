#include "tests/desk_ui/desk_stage.h"
#include "tests/support/sample_people.h"
#include "ui/calls/alerts_page.h"
#include "ui/words/emergency_words.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using namespace Qt::StringLiterals;

namespace {

WaitingAlert someAlert(int n, Instant raisedAt, const QString& first, const QString& last, AlertStanding standing)
{
    WaitingAlert alert;
    alert.alert = sampleId<FactId>(40 + n);
    alert.person = sampleId<PersonId>(50 + n);
    alert.identity = PersonIdentity{last, {}, first, QDate(1964, 3, 14), Sex::Female};
    alert.addressLine = u"12 rue des Lilas"_s;
    alert.postalCode = u"44000"_s;
    alert.town = u"Nantes"_s;
    alert.callBack = {PhoneNumber{u"+33639981234"_s}};
    alert.raisedAt = raisedAt;
    alert.raisedBy = u"Marie L."_s;
    alert.standing = standing;
    return alert;
}

struct OfficerStage : DeskStage {
    explicit OfficerStage(LookChoice look = LookChoice::Light, bool filled = true) : DeskStage(look)
    {
        if (filled) {
            desk.alertsWaiting = {
                someAlert(1, clock.now() - std::chrono::minutes(17), u"Marguerite"_s, u"Rousseau"_s, AlertStanding::Escalated),
                someAlert(2, clock.now() - std::chrono::minutes(3), u"Aline"_s, u"Durand"_s, AlertStanding::Open)};
        }
        desk.signInAs(Role::MedicalOfficer);
        settle();
    }
    AlertsPage* alerts() const { return window->findChild<AlertsPage*>(); }
    void again() const
    {
        alerts()->model().load();
        settle();
    }
};

const auto late = u"Marguerite ROUSSEAU, en retard, depuis "_s + TimeWords::roughly(std::chrono::minutes(17));

} // namespace

TEST_CASE("a medical officer takes an alert by keyboard alone", "[desk_ui][emergency]")
{
    OfficerStage stage;
    REQUIRE(stage.alerts() != nullptr);
    QWidget* first = stage.control(late);
    REQUIRE(first != nullptr);
    CHECK(stage.allTexts().contains(u"2 alertes attendent, dont 1 en retard."_s));
    first->setFocus();
    stage.key(Qt::Key_Down);
    REQUIRE(QApplication::focusWidget() != nullptr);
    CHECK(QApplication::focusWidget()->accessibleName().startsWith(u"Aline DURAND"_s));
    stage.key(Qt::Key_Up);
    CHECK(QApplication::focusWidget() == first);
    stage.key(Qt::Key_Return);
    CHECK(QApplication::focusWidget()->accessibleName() == u"Ce qui a été fait"_s);
    CHECK(stage.allTexts().contains(u"12 rue des Lilas, 44000 Nantes"_s));
    QTest::keyClicks(QApplication::focusWidget(), u"Jointe."_s);
    // What comes in meanwhile takes neither the note nor the focus.
    stage.again();
    CHECK(QApplication::focusWidget()->accessibleName() == u"Ce qui a été fait"_s);
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(stage.desk.alertAnswers.size() == 1);
    CHECK(stage.desk.alertAnswers[0] == AlertAnswered{sampleId<FactId>(41), u"Jointe."_s});
    CHECK(stage.control(late) == nullptr);
    CHECK(stage.control(u"Ce qui a été fait"_s) == nullptr);
    CHECK(QApplication::focusWidget()->accessibleName().startsWith(u"Aline DURAND"_s));
}

TEST_CASE("whoever signs in while an alert waits stands on it", "[desk_ui][emergency]")
{
    OfficerStage stage;
    REQUIRE(QApplication::focusWidget() != nullptr);
    CHECK(QApplication::focusWidget() == stage.control(late));
}

TEST_CASE("an alert that comes in takes the focus only where nothing has it", "[desk_ui][emergency]")
{
    OfficerStage stage(LookChoice::Light, false);
    if (QWidget* has = QApplication::focusWidget()) {
        has->clearFocus();
    }
    stage.desk.alertsWaiting = {
        someAlert(1, stage.clock.now() - std::chrono::minutes(17), u"Marguerite"_s, u"Rousseau"_s, AlertStanding::Escalated)};
    stage.again();
    CHECK(QApplication::focusWidget() == stage.control(late));
    stage.control(u"Actualiser"_s)->setFocus();
    stage.desk.alertsWaiting.push_back(
        someAlert(2, stage.clock.now() - std::chrono::minutes(3), u"Aline"_s, u"Durand"_s, AlertStanding::Open));
    stage.again();
    CHECK(QApplication::focusWidget() == stage.control(u"Actualiser"_s));
}

TEST_CASE("a new alert is announced, and a failure takes none from sight", "[desk_ui][emergency]")
{
    OfficerStage stage(LookChoice::Light, false);
    CHECK(stage.allTexts().contains(u"Aucune alerte n’attend."_s));
    QStringList said;
    QObject::connect(&stage.alerts()->model(), &AlertsViewModel::announced, [&](const QString& text) { said << text; });
    stage.desk.alertsWaiting = {
        someAlert(1, stage.clock.now() - std::chrono::minutes(17), u"Marguerite"_s, u"Rousseau"_s, AlertStanding::Escalated)};
    stage.again();
    REQUIRE(said.size() == 1);
    CHECK(said[0].contains(u"Marguerite ROUSSEAU"_s));
    stage.again();
    CHECK(said.size() == 1);
    stage.desk.nextError = Error{ErrorCode::ServerBusy, {}};
    stage.again();
    CHECK_FALSE(stage.alerts()->model().failure().isEmpty());
    CHECK(stage.control(late) != nullptr);
    stage.desk.goOffline();
    stage.again();
    CHECK(stage.allTexts().contains(u"Le réseau est coupé"_s));
    REQUIRE(stage.control(late) != nullptr);
    QTest::mouseClick(stage.control(late), Qt::LeftButton);
    DeskStage::settle();
    QTest::mouseClick(stage.control(u"J’ai pris en charge"_s), Qt::LeftButton);
    DeskStage::settle();
    CHECK(stage.desk.alertAnswers.size() == 1);
    CHECK(stage.control(late) == nullptr);
}

TEST_CASE("the alerts are drawn waiting, open and empty, in both looks", "[desk_ui][emergency][gallery]")
{
    for (const auto& [name, look] : {std::pair(u"light"_s, LookChoice::Light), std::pair(u"dark"_s, LookChoice::Dark)}) {
        {
            OfficerStage empty(look, false);
            empty.shoot(name + u"-alerts-empty"_s);
        }
        OfficerStage stage(look);
        stage.shoot(name + u"-alerts"_s);
        QTest::mouseClick(stage.control(late), Qt::LeftButton);
        stage.shoot(name + u"-alerts-open"_s);
        stage.desk.goOffline();
        stage.shoot(name + u"-alerts-offline"_s);
    }
}

TEST_CASE("the emergency page gives the number of the person's département, or says what to do without", "[desk_ui][emergency]")
{
    TestClock clock(instantFromText(u"2026-11-03T14:02:00Z").value());
    FakeCallDesk desk(clock);
    desk.signInAs(Role::NurseAdviser);
    desk.bring(someMember(clock.now()));
    const QString postalCode = desk.state().contact->contact.person.postalCode;
    REQUIRE(postalCode.size() == 5);
    CHECK(EmergencyWords::samu(std::nullopt, postalCode).contains(u"Composez le 15 et donnez l’adresse"_s));
    CHECK(EmergencyWords::samu(std::nullopt, {}).contains(u"demandez l’adresse"_s));
    CHECK(EmergencyWords::samu(u"0261910044"_s, postalCode) == u"02\u00A061\u00A091\u00A000\u00A044"_s);
}
