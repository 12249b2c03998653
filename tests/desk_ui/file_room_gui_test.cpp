// What the file and its neighbours do with the room that they have.
#include "tests/desk_ui/desk_stage.h"
#include "tests/support/sample_people.h"
#include "ui/base/column_scroll.h"
#include "ui/calls/emergency_page.h"
#include "ui/people/person_column.h"

#include <catch2/catch.hpp>

#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabBar>

using namespace relais;
using namespace relais::test;

namespace {

/// A nurse, and a member who is who she says.
struct FileStage : DeskStage {
    explicit FileStage(QSize size = {1366, 768}) : DeskStage(LookChoice::Light, size)
    {
        desk.signInAs(Role::NurseAdviser);
        bring(someMember(clock.now()));
    }
    void bring(ContactOnScreen contact)
    {
        contact.identity = IdentityCheck::Confirmed;
        desk.bring(contact);
        settle();
    }
    /// The column in whose content a widget stands.
    static ColumnScroll* columnOf(const QWidget* inside)
    {
        for (QWidget* at = inside->parentWidget(); at != nullptr; at = at->parentWidget()) {
            if (auto* found = qobject_cast<ColumnScroll*>(at)) {
                return found;
            }
        }
        return nullptr;
    }
    /// The content is no taller than what its texts need, or than its room.
    static bool endsWithItsText(const ColumnScroll* scroll)
    {
        const QWidget* content = scroll->widget();
        const int asked = content->hasHeightForWidth() ? content->heightForWidth(content->width()) : content->sizeHint().height();
        return content->height() <= std::max(scroll->viewport()->height(), asked);
    }
};

} // namespace

TEST_CASE("no tab of the file, nor the hand-over, scrolls into emptiness", "[desk_ui][gui][file]")
{
    for (const QSize& size : {QSize(1366, 768), QSize(960, 540)}) {
        FileStage stage(size);
        ContactOnScreen contact = someMember(stage.clock.now());
        for (int i = 0; i < 8; ++i) {
            contact.contact.person.history.push_back(contact.contact.person.history[static_cast<std::size_t>(i % 2)]);
        }
        stage.bring(contact);
        auto* tabs = stage.window->findChild<QTabBar*>();
        REQUIRE(tabs != nullptr);
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            DeskStage::settle();
            INFO(size.width() << ": " << tabs->tabText(i).toStdString());
            for (const ColumnScroll* scroll : stage.window->findChild<PersonColumn*>()->findChildren<ColumnScroll*>()) {
                CHECK((!scroll->isVisible() || FileStage::endsWithItsText(scroll)));
            }
        }
    }
}

TEST_CASE("the page of an emergency ends with its last sentence, also once the alert is recorded", "[desk_ui][gui]")
{
    FileStage stage({960, 540});
    stage.key(Qt::Key_F10);
    stage.key(Qt::Key_Space);
    const auto* page = stage.window->findChild<EmergencyPage*>();
    REQUIRE(page != nullptr);
    REQUIRE(page->isVisible());
    CHECK(FileStage::endsWithItsText(FileStage::columnOf(page->contentWidget())));
}

TEST_CASE("notes have three lines, grow with their text, and leave the rest to the file", "[desk_ui][gui][file]")
{
    FileStage stage;
    auto* notes = qobject_cast<QPlainTextEdit*>(stage.control(QStringLiteral("Notes")));
    REQUIRE(notes != nullptr);
    const int line = notes->fontMetrics().lineSpacing();
    const auto file = [&] {
        auto* list = stage.window->findChild<QTabBar*>()->parentWidget()->findChild<ColumnScroll*>();
        return list->height();
    };
    CHECK(notes->viewport()->height() >= 3 * line);
    CHECK(notes->height() < 5 * line + 10);
    CHECK(file() > notes->height());
    const int before = notes->height();
    const int fileBefore = file();
    notes->setPlainText(QStringLiteral("un\ndeux\ntrois\nquatre\ncinq"));
    DeskStage::settle();
    CHECK(notes->height() >= before + 2 * line - 2);
    CHECK(file() == fileBefore - (notes->height() - before));
    notes->setPlainText(QString(40, u'\n'));
    DeskStage::settle();
    CHECK(file() > 100); // what is longer scrolls in its own place
    ContactOnScreen other = someMember(stage.clock.now());
    other.contact.person.id = sampleId<PersonId>(77);
    stage.bring(other);
    CHECK(notes->height() == before);
}

TEST_CASE(
    "the hand-over and the file are read by Tab and the page keys where they are longer than their room", "[desk_ui][gui][file]")
{
    FileStage stage;
    ContactOnScreen contact = someMember(stage.clock.now());
    for (ContactRecord& record : contact.contact.person.history) {
        record.note = QStringLiteral("a longuement parlé de sa semaine, de ses repas et de sa marche, et reprendra rendez-vous. ")
                          .repeated(4);
    }
    stage.bring(contact);
    const auto reach = [&](const QString& name) {
        for (int i = 0; i < 80; ++i) {
            stage.key(Qt::Key_Tab);
            if (QApplication::focusWidget()->accessibleName() == name) {
                return qobject_cast<ColumnScroll*>(QApplication::focusWidget());
            }
        }
        return static_cast<ColumnScroll*>(nullptr);
    };
    for (const QString& name : {QStringLiteral("Passage de relais"), QStringLiteral("Contenu du dossier")}) {
        INFO(name.toStdString());
        stage.window->findChild<QTabBar*>()->setCurrentIndex(name == QStringLiteral("Contenu du dossier") ? 2 : 0);
        DeskStage::settle();
        ColumnScroll* scroll = reach(name);
        REQUIRE(scroll != nullptr);
        CHECK(scroll->verticalScrollBar()->value() == 0);
        for (int i = 0; i < 20; ++i) {
            stage.key(Qt::Key_PageDown);
        }
        CHECK(scroll->verticalScrollBar()->value() == scroll->verticalScrollBar()->maximum());
        CHECK(scroll->hasFocus());
    }
    // What is seen whole is no stop.
    contact.contact.person.id = sampleId<PersonId>(78);
    contact.contact.person.history.clear();
    contact.contact.person.health->goals.resize(1);
    stage.bring(contact);
    CHECK(reach(QStringLiteral("Passage de relais")) == nullptr);
}
