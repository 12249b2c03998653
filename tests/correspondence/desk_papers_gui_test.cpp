#include "tests/desk_ui/desk_stage.h"
#include "tests/support/asked_member.h"
#include "ui/correspondence/paper_view.h"

#include <catch2/catch.hpp>

#include <QAbstractButton>
#include <QDir>
#include <QTabBar>
#include <QTemporaryDir>

using namespace relais;
using namespace relais::test;

namespace {

struct NurseStage : DeskStage {
    explicit NurseStage(LookChoice look = LookChoice::Light) : DeskStage(look)
    {
        papers.folder = folder.path();
        desk.signInAs(Role::NurseAdviser);
        ContactOnScreen on = someMember(clock.now());
        askedByPhysician(on);
        vaccinated(on);
        desk.bring(on);
        desk.queue(someMember(clock.now()));
        desk.setIdentity(IdentityCheck::Confirmed);
        settle();
    }
    void openPathways() const
    {
        auto* tabs = window->findChild<QTabBar*>();
        REQUIRE(tabs != nullptr);
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) == QStringLiteral("Parcours")) {
                tabs->setCurrentIndex(i);
            }
        }
        settle();
    }
    PaperView* paper() const
    {
        for (auto* view : window->findChildren<PaperView*>()) {
            if (view->isVisible()) {
                return view;
            }
        }
        return nullptr;
    }
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files); }

    QTemporaryDir folder;
};

const QString sheetAct = QStringLiteral("Fiche pour le médecin traitant");
const QString recordAct = QStringLiteral("Carnet de vaccination");

} // namespace

TEST_CASE("the record of vaccinations opens from the pathway tab, and is saved and printed by keyboard", "[correspondence][gui]")
{
    NurseStage stage;
    stage.openPathways();
    stage.desk.setIdentity(IdentityCheck::NotConfirmed);
    DeskStage::settle();
    CHECK(stage.control(recordAct) == nullptr); // nothing is disclosed before she is known
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    DeskStage::settle();
    QWidget* act = stage.control(recordAct);
    REQUIRE(act != nullptr);
    act->setFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_Space);
    REQUIRE(stage.paper() != nullptr);
    CHECK(stage.paper()->accessibleDescription().contains(QStringLiteral("2 octobre 2009")));
    stage.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(stage.files().size() == 1);
    CHECK(stage.files()[0].startsWith(QStringLiteral("carnet-vaccination-")));
    stage.key(Qt::Key_P, Qt::ControlModifier);
    CHECK(stage.papers.printed.size() == 1);
    stage.key(Qt::Key_Escape);
    CHECK(stage.paper() == nullptr);
    CHECK(stage.control(QStringLiteral("Notes")) != nullptr);
}

TEST_CASE("the sheet opens by its key during the call, and proposes itself after it", "[correspondence][gui]")
{
    NurseStage stage;
    stage.openPathways();
    REQUIRE(stage.control(sheetAct) != nullptr);
    stage.key(Qt::Key_F6);
    QWidget* theme = stage.control(QStringLiteral("Activité physique"));
    REQUIRE(theme != nullptr);
    theme->setFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_Space);
    stage.key(Qt::Key_C, Qt::AltModifier);
    REQUIRE(stage.paper() != nullptr);
    CHECK(stage.paper()->accessibleDescription().contains(QStringLiteral("Appel 1 sur 6")));
    stage.key(Qt::Key_Escape);
    CHECK(stage.control(QStringLiteral("1 fiche médecin")) == nullptr);

    stage.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(stage.desk.closed.size() == 1);
    QWidget* waits = stage.control(QStringLiteral("1 fiche médecin"));
    REQUIRE(waits != nullptr);
    waits->setFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_Space);
    REQUIRE(stage.paper() != nullptr);
    REQUIRE(stage.control(QStringLiteral("Ne pas envoyer")) != nullptr);
    stage.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(stage.files().size() == 1);
    CHECK(stage.files()[0].startsWith(QStringLiteral("fiche-medecin-")));
    CHECK(stage.control(QStringLiteral("1 fiche médecin")) == nullptr);
}

TEST_CASE("the papers are drawn in both looks", "[correspondence][gui][gallery]")
{
    for (const auto& [name, look] :
        {std::pair(QStringLiteral("light"), LookChoice::Light), std::pair(QStringLiteral("dark"), LookChoice::Dark)}) {
        NurseStage stage(look);
        stage.openPathways();
        stage.shoot(name + QStringLiteral("-pathway-acts"));
        QTest::mouseClick(stage.control(recordAct), Qt::LeftButton);
        stage.shoot(name + QStringLiteral("-vaccination-record"));
        stage.key(Qt::Key_Escape);
        stage.key(Qt::Key_F6);
        QTest::mouseClick(stage.control(QStringLiteral("Activité physique")), Qt::LeftButton);
        stage.key(Qt::Key_Return, Qt::ControlModifier);
        stage.shoot(name + QStringLiteral("-sheet-waits"));
        stage.key(Qt::Key_C, Qt::AltModifier);
        stage.shoot(name + QStringLiteral("-physician-sheet"));
    }
}
