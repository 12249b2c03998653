#include "tests/desk_ui/desk_stage.h"

#include <catch2/catch.hpp>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>

using namespace relais;
using namespace relais::test;

namespace {

QPlainTextEdit* notes(const DeskStage& stage)
{
    return qobject_cast<QPlainTextEdit*>(stage.control(QStringLiteral("Notes")));
}

/// A stage with a nurse and a member on screen.
struct Coaching : DeskStage {
    explicit Coaching(QSize size = {1366, 768}) : DeskStage(LookChoice::Light, size)
    {
        desk.signInAs(Role::NurseAdviser);
        desk.bring(someMember(clock.now()));
        settle();
    }
};

} // namespace

TEST_CASE("signing in with the keyboard leads to the desk", "[desk_ui][gui]")
{
    DeskStage stage;
    auto* login = qobject_cast<QLineEdit*>(stage.control(QStringLiteral("Nom")));
    REQUIRE(login != nullptr);
    CHECK(login->hasFocus());
    QTest::keyClicks(login, QStringLiteral("marie"));
    stage.key(Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("relais"));
    stage.key(Qt::Key_Return);
    REQUIRE(stage.page() != nullptr);
    CHECK(stage.page()->isVisible());
}

TEST_CASE("two keys close an unfruitful call: F7 and a letter", "[desk_ui][gui]")
{
    Coaching stage;
    ContactOnScreen next = someMember(stage.clock.now());
    next.contact.person.identity.birthName = QStringLiteral("DURAND");
    next.contact.lease = LeaseId();
    stage.desk.queue(next);
    REQUIRE(notes(stage) != nullptr);
    CHECK(notes(stage)->hasFocus());
    stage.key(Qt::Key_F7);
    stage.key(Qt::Key_A);
    REQUIRE(stage.desk.closed.size() == 1);
    CHECK(stage.desk.closed.front().outcome == OutcomeCode::NoAnswer);
    CHECK(stage.allTexts().contains(QStringLiteral("Marguerite DURAND")));
    CHECK(notes(stage)->hasFocus());
    stage.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(stage.desk.undone == 1);
    CHECK(stage.allTexts().contains(QStringLiteral("Marguerite ROUSSEAU")));
}

TEST_CASE("undo is the text's own while it has a history", "[desk_ui][gui]")
{
    Coaching stage;
    CloseRequest request;
    request.outcome = OutcomeCode::NoAnswer;
    stage.desk.queue(someTarget(stage.clock.now()));
    (void)stage.desk.close(request);
    DeskStage::settle();
    QTest::keyClicks(notes(stage), QStringLiteral("abc"));
    stage.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(stage.desk.undone == 0);
    CHECK(notes(stage)->toPlainText().isEmpty());
    stage.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(stage.desk.undone == 1);
}

TEST_CASE("F6 needs a theme, then Ctrl+Return saves the report from wherever the focus is", "[desk_ui][gui]")
{
    Coaching stage;
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    stage.key(Qt::Key_F6);
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(stage.desk.closed.empty());
    auto* theme = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
    REQUIRE(theme != nullptr);
    stage.key(Qt::Key_Space);
    CHECK(theme->isChecked());
    stage.control(QStringLiteral("Ce qui a été promis"))->setFocus();
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(stage.desk.closed.size() == 1);
    CHECK(stage.desk.closed.front().report->themes.size() == 1);
}

TEST_CASE("Escape goes one step back and loses no text", "[desk_ui][gui]")
{
    Coaching stage;
    QTest::keyClicks(notes(stage), QStringLiteral("essai"));
    stage.key(Qt::Key_F7);
    stage.key(Qt::Key_X);
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_Escape);
    CHECK(notes(stage)->hasFocus());
    CHECK(notes(stage)->toPlainText() == QStringLiteral("essai"));
    stage.key(Qt::Key_Escape);
    CHECK(notes(stage)->toPlainText() == QStringLiteral("essai"));
    CHECK(stage.desk.closed.empty());
}

TEST_CASE("a mark is confirmed inline with Return, without any dialog", "[desk_ui][gui]")
{
    Coaching stage;
    stage.key(Qt::Key_F7);
    stage.key(Qt::Key_D);
    CHECK(QApplication::activeModalWidget() == nullptr);
    stage.key(Qt::Key_Return);
    stage.key(Qt::Key_T);
    REQUIRE(stage.desk.closed.size() == 1);
    REQUIRE(stage.desk.closed.front().marks.size() == 1);
    CHECK(stage.desk.closed.front().marks.front().kind == MarkKind::Deceased);
}

TEST_CASE("the emergency is one key away, also offline, and records its mark", "[desk_ui][gui]")
{
    Coaching stage;
    stage.desk.goOffline();
    stage.key(Qt::Key_F10);
    CHECK(stage.allTexts().contains(QStringLiteral("12 rue des Lilas, 44000 Nantes")));
    CHECK(stage.allTexts().contains(QStringLiteral("3114")));
    stage.key(Qt::Key_Space);
    REQUIRE(stage.desk.marked.size() == 1);
    CHECK(stage.desk.marked.front().kind == MarkKind::Emergency);
    // Noted once, its button is closed: the keys go on from the way back, also when the page is opened again.
    REQUIRE(QApplication::focusWidget() != nullptr);
    CHECK(QApplication::focusWidget()->accessibleName() == QStringLiteral("Revenir"));
    stage.key(Qt::Key_Escape);
    CHECK(notes(stage)->isVisible());
    stage.key(Qt::Key_F10);
    REQUIRE(QApplication::focusWidget() != nullptr);
    CHECK(QApplication::focusWidget()->accessibleName() == QStringLiteral("Revenir"));
    // The centre's list has no number yet: nothing asks for it.
    CHECK_FALSE(stage.allTexts().contains(QStringLiteral("dix chiffres")));
    stage.key(Qt::Key_Escape);
}

TEST_CASE("somebody calls in: F4, a name, and the file opens while the prepared contact waits", "[desk_ui][gui]")
{
    Coaching stage;
    stage.desk.people[QStringLiteral("Amina DURAND")] = {
        PersonId(), QStringLiteral("Amina DURAND"), QDate(1950, 1, 2), QStringLiteral("Albi"), {}};
    stage.key(Qt::Key_F4);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("durand"));
    stage.key(Qt::Key_Return);
    auto* open = qobject_cast<QAbstractButton*>(stage.control(QStringLiteral("Ouvrir la fiche, Amina DURAND")));
    REQUIRE(open != nullptr);
    open->click();
    DeskStage::settle();
    CHECK(stage.desk.inbound);
    CHECK(stage.desk.state().contact->origin == ContactOrigin::Inbound);
}

TEST_CASE("the desk of an enrolment caller holds no word of health", "[desk_ui][gui]")
{
    DeskStage stage;
    stage.desk.signInAs(Role::EnrolmentCaller);
    stage.desk.bring(someTarget(stage.clock.now()));
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    DeskStage::settle();
    for (const Qt::Key key : {Qt::Key_F6, Qt::Key_Escape, Qt::Key_F7, Qt::Key_Escape}) {
        const QString texts = stage.allTexts();
        for (const char16_t* word :
            {u"Examens", u"Écart aux soins", u"écart aux soins", u"Tabac", u"Fond d’œil", u"Bilan rénal", u"ALD", u"Objectifs"}) {
            INFO(QStringView(word).toString().toStdString());
            CHECK_FALSE(texts.contains(QStringView(word)));
        }
        stage.key(key);
    }
}

TEST_CASE("every control has a name of its own, whatever is shown", "[desk_ui][gui]")
{
    Coaching stage;
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    const auto check = [&](const char* where) {
        DeskStage::settle();
        for (QWidget* widget : stage.window->findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_")) {
                continue;
            }
            bool buddy = false;
            for (const QLabel* label : stage.window->findChildren<QLabel*>()) {
                buddy = buddy || label->buddy() == widget;
            }
            INFO(where << ": " << widget->metaObject()->className());
            CHECK((!widget->accessibleName().isEmpty() || buddy || !widget->property("text").toString().isEmpty()));
        }
    };
    check("outline");
    stage.key(Qt::Key_F7);
    check("outcomes");
    stage.key(Qt::Key_I);
    check("callback");
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_Escape);
    stage.key(Qt::Key_F6);
    check("report");
    for (const char* page : {"search", "agenda", "counters", "problems", "attempts", "keys", "emergency"}) {
        stage.page()->openPage(QString::fromLatin1(page));
        check(page);
    }
}

TEST_CASE("no text is cut, at 1366 × 768 and at 200 %", "[desk_ui][gui]")
{
    for (const QSize& size : {QSize(1366, 768), QSize(960, 540)}) {
        Coaching stage(size);
        const auto check = [&](const char* where) {
            DeskStage::settle();
            for (QLabel* label : stage.window->findChildren<QLabel*>()) {
                if (!label->isVisible() || label->wordWrap() || label->text().isEmpty()
                    || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) {
                    continue;
                }
                INFO(where << " at " << size.width() << ": " << label->text().toStdString());
                CHECK(label->width() >= label->sizeHint().width() - 1);
            }
            for (auto* button : stage.window->findChildren<QAbstractButton*>()) {
                if (button->isVisible() && !button->text().isEmpty() && qobject_cast<QWidget*>(button->parent()) != nullptr
                    && !button->inherits("relais::OutcomeRowButton") && !button->inherits("relais::StepHead")) {
                    INFO(where << " at " << size.width() << ": " << button->text().toStdString());
                    CHECK(button->width() >= button->sizeHint().width() - 1);
                }
            }
        };
        check("before the call");
        stage.desk.setIdentity(IdentityCheck::Confirmed);
        check("confirmed");
        stage.desk.dial(PhoneNumber{QStringLiteral("+33639981234")});
        stage.desk.answer();
        check("in call");
        stage.key(Qt::Key_F7);
        check("outcomes");
        stage.key(Qt::Key_X);
        check("mark");
        stage.key(Qt::Key_Escape);
        stage.key(Qt::Key_I);
        check("callback");
        stage.key(Qt::Key_Escape);
        stage.key(Qt::Key_Escape);
        stage.key(Qt::Key_F6);
        check("report");
    }
}

TEST_CASE("a change of state is announced", "[desk_ui][gui]")
{
    Coaching stage;
    QStringList said;
    QObject::connect(stage.page(), &DeskPage::announced, [&](const QString& text) { said << text; });
    stage.desk.dial(PhoneNumber{QStringLiteral("+33639981234")});
    stage.desk.answer();
    stage.desk.goOffline();
    CHECK(said.join(u'\n').contains(QStringLiteral("En communication")));
    CHECK(said.join(u'\n').contains(QStringLiteral("Hors ligne")));
}

TEST_CASE("Tab goes round the desk and never sticks", "[desk_ui][gui]")
{
    Coaching stage;
    QSet<QWidget*> seen;
    QWidget* first = QApplication::focusWidget();
    QWidget* last = nullptr;
    for (int i = 0; i < 120; ++i) {
        stage.key(Qt::Key_Tab);
        QWidget* at = QApplication::focusWidget();
        REQUIRE(at != nullptr);
        REQUIRE(at != last);
        last = at;
        seen << at;
        if (at == first) {
            break;
        }
    }
    CHECK(last == first);
    for (const char16_t* name : {u"Appeler", u"Infructueux", u"Enregistrer et suivant", u"Urgence", u"Rechercher", u"Notes"}) {
        INFO(QStringView(name).toString().toStdString());
        CHECK(seen.contains(stage.control(QStringView(name).toString())));
    }
}

TEST_CASE("on a screen of 1366 × 768 at 200 % everything is still reached and shown", "[desk_ui][gui]")
{
    Coaching stage(QSize(683, 384));
    CHECK(stage.window->size() == QSize(683, 384));
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    stage.key(Qt::Key_F7);
    QSet<QWidget*> seen;
    for (int i = 0; i < 80 && !seen.contains(QApplication::focusWidget()); ++i) {
        QWidget* at = QApplication::focusWidget();
        seen << at;
        INFO(at->accessibleName().toStdString());
        CHECK(at->visibleRegion().boundingRect().contains(at->rect().center()));
        stage.key(Qt::Key_Tab);
    }
    for (const char16_t* name : {u"Urgence", u"Rechercher", u"Notes", u"Enregistrer et suivant", u"Décès"}) {
        INFO(QStringView(name).toString().toStdString());
        CHECK(seen.contains(stage.control(QStringView(name).toString())));
    }
}

TEST_CASE("the NIR that is revealed stands in sight, and is read to a screen reader", "[desk_ui][gui]")
{
    Coaching stage;
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    stage.key(Qt::Key_R, Qt::AltModifier);
    CHECK(stage.desk.revealed == 1);
    const QLabel* shown = nullptr;
    for (const auto* label : stage.window->findChildren<QLabel*>()) {
        if (label->text().startsWith(QStringLiteral("NIR ")) && !label->text().contains(QChar(0x00b7))) {
            shown = label;
        }
    }
    REQUIRE(shown != nullptr);
    CHECK(shown->visibleRegion().boundingRect() == shown->rect());
    CHECK(shown->accessibleName().isEmpty());
}

TEST_CASE("Tab follows the columns from left to right, whatever was built last", "[desk_ui][gui]")
{
    Coaching stage;
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    stage.key(Qt::Key_F6);
    stage.key(Qt::Key_Escape);
    const std::vector<QString> wanted{QStringLiteral("Urgence"), QStringLiteral("Rechercher"), QStringLiteral("Dossier"),
        QStringLiteral("Notes"), QStringLiteral("Appeler"), QStringLiteral("Fructueux"),
        QStringLiteral("Enregistrer et suivant")};
    stage.control(wanted.front())->setFocus();
    std::size_t reached = 1;
    for (int i = 0; i < 60 && reached < wanted.size(); ++i) {
        stage.key(Qt::Key_Tab);
        const QString name = QApplication::focusWidget()->accessibleName();
        if (name == wanted[reached]) {
            ++reached;
        }
        REQUIRE(std::find(wanted.begin() + static_cast<std::ptrdiff_t>(reached), wanted.end(), name) == wanted.end());
    }
    CHECK(reached == wanted.size());
}
