#include "tests/desk_ui/desk_stage.h"

#include <catch2/catch.hpp>

#include <QAbstractButton>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>

using namespace relais;
using namespace relais::test;

namespace {

/// A nurse, and a member who is who she says.
struct MemberStage : DeskStage {
    explicit MemberStage(LookChoice look = LookChoice::Light, QSize size = {1366, 768}) : DeskStage(look, size)
    {
        desk.signInAs(Role::NurseAdviser);
        desk.bring(someMember(clock.now()));
        settle();
    }
    void confirm()
    {
        desk.setIdentity(IdentityCheck::Confirmed);
        settle();
    }
    /// Opens a tab of the file by its title, as the arrow keys do.
    bool openTab(const QString& title) const
    {
        auto* tabs = window->findChild<QTabBar*>();
        for (int i = 0; tabs != nullptr && i < tabs->count(); ++i) {
            if (tabs->tabText(i) == title) {
                tabs->setFocus(Qt::TabFocusReason);
                while (tabs->currentIndex() != i) {
                    QTest::keyClick(tabs, tabs->currentIndex() < i ? Qt::Key_Right : Qt::Key_Left);
                }
                settle();
                return true;
            }
        }
        return false;
    }
    /// What can be read, and nothing that is hidden.
    QString visibleTexts() const
    {
        QStringList texts;
        for (QWidget* widget : window->findChildren<QWidget*>()) {
            if (widget->isVisible()) {
                texts << widget->property("text").toString();
            }
        }
        return texts.join(u'\n');
    }
    QAbstractButton* button(const QString& name) const { return qobject_cast<QAbstractButton*>(control(name)); }
};

} // namespace

TEST_CASE("the pathways are folded until the identity is confirmed", "[desk_ui][gui][file]")
{
    MemberStage stage;
    REQUIRE(stage.openTab(QStringLiteral("Parcours")));
    CHECK_FALSE(stage.allTexts().contains(QStringLiteral("Version 2026-11")));
    CHECK_FALSE(stage.allTexts().contains(QStringLiteral("Appel d’accompagnement")));
    stage.confirm();
    CHECK(stage.visibleTexts().contains(QStringLiteral("Version 2026-11. Depuis le 4 mars 2025, par la campagne.")));
    CHECK(stage.visibleTexts().contains(QStringLiteral("Appel d’accompagnement")));
    CHECK_FALSE(stage.visibleTexts().contains(QStringLiteral("Premier appel d’accompagnement")));
}

TEST_CASE("every step stands behind one button, which the space bar opens and closes", "[desk_ui][gui][file]")
{
    MemberStage stage;
    stage.confirm();
    REQUIRE(stage.openTab(QStringLiteral("Parcours")));
    QAbstractButton* all = nullptr;
    for (auto* one : stage.window->findChildren<QAbstractButton*>()) {
        if (one->isVisible() && one->accessibleName().startsWith(QStringLiteral("Toutes les étapes, "))) {
            all = one;
        }
    }
    REQUIRE(all != nullptr);
    all->setFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_Space);
    CHECK(stage.visibleTexts().contains(QStringLiteral("Premier appel d’accompagnement")));
    // Another word of the desk leaves open what was opened.
    stage.desk.say();
    DeskStage::settle();
    CHECK(stage.visibleTexts().contains(QStringLiteral("Premier appel d’accompagnement")));
    stage.key(Qt::Key_Space);
    CHECK_FALSE(stage.visibleTexts().contains(QStringLiteral("Premier appel d’accompagnement")));
}

TEST_CASE("a consent is given and taken back by the space bar, where it stands", "[desk_ui][gui][file]")
{
    MemberStage stage;
    REQUIRE(stage.openTab(QStringLiteral("Consentements")));
    const QString yes = QStringLiteral("Servir à l’évaluation du programme (Sophia) : oui");
    const QString no = QStringLiteral("Servir à l’évaluation du programme (Sophia) : non");
    CHECK(stage.button(yes) == nullptr);
    stage.confirm();
    REQUIRE(stage.button(yes) != nullptr);
    CHECK_FALSE(stage.button(yes)->isChecked());
    stage.button(yes)->setFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_Space);
    REQUIRE(stage.desk.recorded.size() == 1);
    CHECK(std::get<ConsentSaid>(stage.desk.recorded[0]).given);
    CHECK(stage.button(yes)->isChecked());
    stage.key(Qt::Key_Tab);
    REQUIRE(QApplication::focusWidget() == stage.button(no));
    stage.key(Qt::Key_Space);
    CHECK_FALSE(std::get<ConsentSaid>(stage.desk.recorded.back()).given);
    CHECK(stage.button(no)->isChecked());
    CHECK_FALSE(stage.button(yes)->isChecked());
    CHECK(stage.desk.state().contact->note.isEmpty());
}

TEST_CASE("each goal of last time is marked in the session's outline", "[desk_ui][gui][file]")
{
    MemberStage stage;
    const QString reached = QStringLiteral("atteint, marcher 30 min, 3 fois par semaine");
    CHECK(stage.button(reached) == nullptr);
    stage.confirm();
    REQUIRE(stage.button(reached) != nullptr);
    stage.button(reached)->setFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_Space);
    CHECK(stage.button(reached)->isChecked());
    const auto& draft = stage.desk.state().contact->reportDraft;
    REQUIRE(draft);
    REQUIRE(draft->goals.size() == 1);
    CHECK(draft->goals[0].progress == GoalProgress::Reached);
    CHECK(draft->goals[0].target == QDate(2026, 10, 20));
}

TEST_CASE("a goal with words and a day is set by keyboard in the outline, and stands in the report", "[desk_ui][gui][file]")
{
    MemberStage stage;
    stage.confirm();
    auto* family = stage.button(QStringLiteral("Mieux manger"));
    REQUIRE(family != nullptr);
    family->setFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_Space);
    auto* wording = qobject_cast<QLineEdit*>(stage.control(QStringLiteral("Objectif, Mieux manger")));
    REQUIRE(wording != nullptr);
    CHECK(wording->hasFocus());
    QTest::keyClicks(wording, QStringLiteral("un fruit par jour"));
    stage.key(Qt::Key_Tab);
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_Tab);
    auto* day = qobject_cast<QDateEdit*>(stage.control(QStringLiteral("Date de l’objectif, Mieux manger")));
    REQUIRE(day != nullptr);
    CHECK(day->date() == QDate(2027, 1, 3));
    day->setSelectedSection(QDateTimeEdit::DaySection);
    stage.key(Qt::Key_Up);
    const auto& draft = stage.desk.state().contact->reportDraft;
    REQUIRE(draft);
    REQUIRE(draft->goals.size() == 1);
    CHECK(draft->goals[0]
        == Goal{GoalFamily::EatBetter, QStringLiteral("un fruit par jour"), GoalProgress::Set, QDate(2027, 1, 4)});
    stage.key(Qt::Key_F6);
    auto* inReport = qobject_cast<QLineEdit*>(stage.control(QStringLiteral("Objectif, Mieux manger")));
    REQUIRE(inReport != nullptr);
    CHECK(inReport->text() == QStringLiteral("un fruit par jour"));
}

TEST_CASE("the report has the fields of the pathway that the call is for", "[desk_ui][gui][file]")
{
    DeskStage stage;
    stage.desk.signInAs(Role::HospitalAdviser);
    ContactOnScreen contact = someMember(stage.clock.now());
    contact.contact.person.health.reset();
    contact.identity = IdentityCheck::Confirmed;
    contact.reportFields = {QStringLiteral("appointments"), QStringLiteral("social_needs"), QStringLiteral("note")};
    stage.desk.bring(contact);
    DeskStage::settle();
    stage.key(Qt::Key_F6);
    auto* needs = qobject_cast<QLineEdit*>(stage.control(QStringLiteral("Besoins sociaux")));
    REQUIRE(needs != nullptr);
    CHECK(stage.control(QStringLiteral("Ce qui a été promis")) == nullptr);
    CHECK(stage.control(QStringLiteral("En quelques mots")) != nullptr);
    needs->setFocus(Qt::TabFocusReason);
    QTest::keyClicks(needs, QStringLiteral("aide a domicile"));
    DeskStage::settle();
    REQUIRE(stage.desk.state().contact->reportDraft);
    CHECK(stage.desk.state().contact->reportDraft->socialNeeds == QStringLiteral("aide a domicile"));
    stage.shoot(QStringLiteral("hospital-report"));

    stage.desk.signInAs(Role::NurseAdviser);
    contact = someMember(stage.clock.now());
    contact.identity = IdentityCheck::Confirmed;
    contact.showing = 77;
    contact.reportFields = {QStringLiteral("themes"), QStringLiteral("tobacco"), QStringLiteral("note")};
    stage.desk.bring(contact);
    DeskStage::settle();
    stage.key(Qt::Key_F6);
    QStringList chips;
    for (auto* one : stage.window->findChildren<QAbstractButton*>()) {
        if (one->isVisible()) {
            chips << one->text();
        }
    }
    CHECK(chips.contains(QStringLiteral("fumeuse")));
    CHECK_FALSE(chips.contains(QStringLiteral("Fond d’œil")));
    CHECK_FALSE(chips.contains(QStringLiteral("Difficulté avec le traitement")));
}

TEST_CASE("an enrolment caller's desk has neither pathways nor consents of a pathway", "[desk_ui][gui][file]")
{
    DeskStage stage;
    stage.desk.signInAs(Role::EnrolmentCaller);
    ContactOnScreen contact = someMember(stage.clock.now());
    contact.contact.person.health.reset();
    contact.identity = IdentityCheck::Confirmed;
    stage.desk.bring(contact);
    DeskStage::settle();
    for (const char16_t* word : {u"Parcours", u"Version 2026-11", u"Servir à l’évaluation", u"fond d’œil"}) {
        CHECK_FALSE(stage.allTexts().contains(QString::fromUtf16(word)));
    }
}

TEST_CASE("a hospital adviser reads the consents of her pathway, and whether the person has left", "[desk_ui][gui][file]")
{
    MemberStage stage;
    stage.desk.signInAs(Role::HospitalAdviser);
    ContactOnScreen contact = someMember(stage.clock.now());
    contact.origin = ContactOrigin::Inbound;
    contact.contact.person.health.reset();
    contact.contact.person.consents.clear();
    contact.history = {};
    contact.history.pathways.push_back({FactId(), stage.clock.now() - std::chrono::hours(72), DeskId(), 1,
        {QStringLiteral("prado-surgery"), PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false}}});
    contact.history.attributes = {{QStringLiteral("programme_prado"), true}};
    stage.desk.bring(contact);
    DeskStage::settle();
    REQUIRE(stage.openTab(QStringLiteral("Consentements")));
    REQUIRE(stage.button(QStringLiteral("Participer à Prado (Prado) : oui")) != nullptr);
    CHECK(stage.button(QStringLiteral("Participer à Prado (Prado) : oui"))->isChecked());
    for (const char16_t* word : {u"Désinscription", u"Opposition", u"Notice d’information"}) {
        CHECK(stage.visibleTexts().contains(QString::fromUtf16(word)));
    }
    CHECK_FALSE(stage.visibleTexts().contains(QStringLiteral("Informer le médecin traitant")));
    stage.shoot(QStringLiteral("hospital-consents"));
}

TEST_CASE("the notes keep their place beside a full file", "[desk_ui][gui][file]")
{
    for (const LookChoice look : {LookChoice::Light, LookChoice::Dark}) {
        MemberStage stage(look);
        stage.confirm();
        const QString name = look == LookChoice::Light ? QStringLiteral("light") : QStringLiteral("dark");
        for (const QString& tab : {QStringLiteral("Parcours"), QStringLiteral("Consentements")}) {
            REQUIRE(stage.openTab(tab));
            QWidget* notes = stage.control(QStringLiteral("Notes"));
            REQUIRE(notes != nullptr);
            CHECK(notes->height() >= 60);
            CHECK(notes->visibleRegion().boundingRect().height() == notes->height());
            stage.shoot(name + QStringLiteral("-file-") + tab.toLower());
        }
    }
}
