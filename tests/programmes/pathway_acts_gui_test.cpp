#include "tests/desk_ui/desk_stage.h"
#include "ui/words/typography.h"

#include <catch2/catch.hpp>

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QTabBar>

using namespace relais;
using namespace relais::test;

namespace {

const QString about = typographic(QStringLiteral("De quoi s'agit-il ?"));

/// A person on Prado surgery whose file a hospital adviser has opened; it is 3 November 2026.
struct EventStage : DeskStage {
    explicit EventStage(LookChoice look = LookChoice::Light) : DeskStage(look)
    {
        ContactOnScreen contact = someMember(clock.now());
        contact.origin = ContactOrigin::Inbound;
        contact.history = {};
        contact.contact.person.health.reset();
        contact.contact.person.consents.clear();
        contact.contact.person.pinned.clear();
        contact.contact.reasons.clear();
        const Instant before = clock.now() - std::chrono::hours(72);
        tell(contact, before, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false});
        tell(contact, before, AnchorSaid{AnchorKind::Discharge, clock.now() - std::chrono::hours(48), true});
        desk.signInAs(Role::HospitalAdviser);
        desk.bring(contact);
        settle();
    }
    static void tell(ContactOnScreen& contact, Instant at, PathwayBody body)
    {
        contact.history.pathways.push_back({FactId(), at, DeskId(), static_cast<std::int64_t>(contact.history.pathways.size()),
            {QStringLiteral("prado-surgery"), std::move(body)}});
    }
    QString seen() const
    {
        QStringList texts;
        for (QWidget* widget : window->findChildren<QWidget*>()) {
            if (widget->isVisible()) {
                texts << widget->property("text").toString();
            }
        }
        return texts.join(u'\n');
    }
    static QString focused() { return QApplication::focusWidget() ? QApplication::focusWidget()->accessibleName() : QString(); }
    void type(const QString& text) const
    {
        QTest::keyClicks(QApplication::focusWidget(), text);
        settle();
    }
};

} // namespace

TEST_CASE("an appointment is noted by keyboard alone, and stands in the schedule", "[programmes][gui][acts]")
{
    EventStage s;
    s.key(Qt::Key_Y, Qt::AltModifier);
    CHECK(s.seen().contains(QStringLiteral("Noter un événement")));
    REQUIRE(EventStage::focused() == about);
    CHECK(s.seen().contains(QStringLiteral("Première visite de l’infirmier")));
    s.key(Qt::Key_Down); // the nurse's first visit
    REQUIRE(
        qobject_cast<QComboBox*>(QApplication::focusWidget())->currentText() == QStringLiteral("Première visite de l’infirmier"));
    s.key(Qt::Key_Tab);
    CHECK(EventStage::focused() == QStringLiteral("Première visite de l’infirmier\u00a0: rendez-vous pris"));
    s.key(Qt::Key_Tab);
    s.key(Qt::Key_Tab);
    REQUIRE(EventStage::focused() == QStringLiteral("Jour de l’événement"));
    s.type(QStringLiteral("4/11/2026"));
    s.key(Qt::Key_Return);
    CHECK(s.seen().contains(QStringLiteral("Un rendez-vous a une heure")));
    CHECK(s.desk.recorded.empty());
    REQUIRE(EventStage::focused() == QStringLiteral("Jour de l’événement"));
    s.key(Qt::Key_Tab);
    REQUIRE(EventStage::focused() == QStringLiteral("Heure de l’événement"));
    s.type(QStringLiteral("9:30"));
    s.key(Qt::Key_Return);
    REQUIRE(s.desk.recorded.size() == 1);
    CHECK(s.desk.closed.empty());
    CHECK(s.seen().contains(QStringLiteral("Noté\u00a0: Première visite de l’infirmier, rendez-vous pris")));
    CHECK(s.seen().contains(QStringLiteral("Mercredi 4 novembre 2026, 9\u00a0h\u00a030")));
    CHECK(EventStage::focused() == about);
    // It can be moved now: the space bar chooses another word on it.
    s.key(Qt::Key_Tab);
    s.key(Qt::Key_Tab);
    s.key(Qt::Key_Tab);
    REQUIRE(EventStage::focused() == QStringLiteral("Première visite de l’infirmier\u00a0: rendez-vous annulé"));
    s.key(Qt::Key_Return); // chooses it
    CHECK(s.desk.recorded.size() == 1);
    s.key(Qt::Key_Return);
    REQUIRE(s.desk.recorded.size() == 2);
    CHECK(std::get<StepNoted>(std::get<PathwaySaid>(s.desk.recorded.back()).body).what == StepNoted::What::Cancelled);
    s.key(Qt::Key_Escape);
    CHECK_FALSE(s.seen().contains(QStringLiteral("De quoi s’agit-il")));
}

TEST_CASE("the file of a hospital adviser has the pathway with its button, and no health data", "[programmes][gui][acts]")
{
    EventStage s;
    auto* tabs = s.window->findChild<QTabBar*>();
    QStringList titles;
    for (int i = 0; i < tabs->count(); ++i) {
        titles << tabs->tabText(i);
    }
    CHECK(titles.contains(QStringLiteral("Parcours")));
    CHECK_FALSE(titles.contains(QStringLiteral("Objectifs")));
    CHECK_FALSE(titles.contains(QStringLiteral("Documents")));
    tabs->setCurrentIndex(static_cast<int>(titles.indexOf(QStringLiteral("Parcours"))));
    DeskStage::settle();
    CHECK(s.seen().contains(QStringLiteral("Première visite de l’infirmier")));
    auto* note = qobject_cast<QAbstractButton*>(s.control(QStringLiteral("Noter un événement…")));
    REQUIRE(note != nullptr);
    note->setFocus(Qt::TabFocusReason);
    s.key(Qt::Key_Space);
    CHECK(EventStage::focused() == about);
}

TEST_CASE("the page of an event fits a small screen in light and dark", "[programmes][gui][acts]")
{
    for (const LookChoice look : {LookChoice::Light, LookChoice::Dark}) {
        EventStage s(look);
        const QString name = look == LookChoice::Light ? QStringLiteral("light") : QStringLiteral("dark");
        s.key(Qt::Key_Y, Qt::AltModifier);
        s.shoot(name + QStringLiteral("-event"));
        s.key(Qt::Key_Down);
        s.key(Qt::Key_Down);
        s.key(Qt::Key_Return); // no day yet
        s.shoot(name + QStringLiteral("-event-refused"));
        QWidget* save = s.control(QStringLiteral("Noter"));
        REQUIRE(save != nullptr);
        CHECK(save->visibleRegion().boundingRect().height() == save->height());
    }
}

TEST_CASE("a nurse in a call sees the whole desk around the page of an event", "[programmes][gui][acts]")
{
    DeskStage s;
    s.desk.signInAs(Role::NurseAdviser);
    s.desk.bring(someMember(s.clock.now()));
    s.desk.setIdentity(IdentityCheck::Confirmed);
    DeskStage::settle();
    s.key(Qt::Key_Y, Qt::AltModifier);
    REQUIRE(EventStage::focused() == about);
    CHECK(s.page()->height() + s.page()->mapTo(s.window.get(), QPoint()).y() <= s.window->height());
}

TEST_CASE("a nurse lets in by the keyboard whoever asks for vaccination reminders", "[programmes][gui][acts]")
{
    DeskStage s;
    s.desk.signInAs(Role::NurseAdviser);
    ContactOnScreen contact = someMember(s.clock.now());
    contact.history.pathways.clear();
    s.desk.bring(contact);
    s.desk.setIdentity(IdentityCheck::Confirmed);
    DeskStage::settle();
    s.key(Qt::Key_Y, Qt::AltModifier);
    REQUIRE(EventStage::focused() == about);
    auto* pathways = qobject_cast<QComboBox*>(QApplication::focusWidget());
    for (int i = 0; i < 6 && !pathways->currentText().contains(QStringLiteral("Vaccinations de l’adulte")); ++i) {
        s.key(Qt::Key_Down);
    }
    for (int i = 0; i < 6 && !EventStage::focused().endsWith(QStringLiteral("d’accord\u00a0: Oui")); ++i) {
        s.key(Qt::Key_Tab);
    }
    s.key(Qt::Key_Return); // yes
    CHECK(s.desk.recorded.empty());
    s.key(Qt::Key_Return);
    REQUIRE(s.desk.recorded.size() == 2);
    CHECK(std::holds_alternative<PathwayJoined>(std::get<PathwaySaid>(s.desk.recorded[0]).body));
    REQUIRE(EventStage::focused() == about);
    // The channel is next.
    CHECK(qobject_cast<QComboBox*>(QApplication::focusWidget())->currentText() == QStringLiteral("Rappel par"));
}
