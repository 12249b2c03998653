#include "tests/desk_ui/desk_stage.h"

#include <catch2/catch.hpp>

#include <QAbstractButton>
#include <QComboBox>

using namespace relais;
using namespace relais::test;

namespace {

/// The list of what was refused, one outcome of a member's campaign in it, opened by the keyboard.
struct Refused : DeskStage {
    Refused()
    {
        desk.signInAs(Role::NurseAdviser);
        RefusedFact fact{FactId(), PersonId(), QStringLiteral("Annie DURAND"), clock.now(), QStringLiteral("attempt_closed"),
            QStringLiteral("report_missing"), false, OutcomeCode::Fruitful, QStringLiteral("rappeler le soir")};
        fact.campaign = someMember(clock.now()).campaign;
        desk.refuse(fact);
        key(Qt::Key_V, Qt::AltModifier);
        control(QStringLiteral("Ouvrir et corriger, Annie DURAND"))->setFocus();
        key(Qt::Key_Space);
    }
    void choose(OutcomeCode code)
    {
        auto* outcome = window->findChild<QComboBox*>();
        outcome->setCurrentIndex(outcome->findData(static_cast<int>(code)));
        settle();
    }
    void press(const char16_t* name)
    {
        auto* button = qobject_cast<QAbstractButton*>(control(QStringView(name).toString()));
        REQUIRE(button != nullptr);
        button->setFocus();
        key(Qt::Key_Space);
    }
};

} // namespace

TEST_CASE("a refused outcome is opened, completed and sent again", "[desk_ui][gui]")
{
    Refused stage;
    REQUIRE(stage.window->findChild<QComboBox*>()->hasFocus());
    SECTION("the report that was missing")
    {
        stage.press(u"Activité physique");
        stage.press(u"Renvoyer");
        REQUIRE(stage.desk.resent == 1);
        CHECK(stage.desk.correction.outcome == OutcomeCode::Fruitful);
        REQUIRE(stage.desk.correction.report);
        CHECK(stage.desk.correction.report->themes.size() == 1);
    }
    SECTION("another outcome, with a moment")
    {
        stage.choose(OutcomeCode::CallbackRequested);
        CHECK(stage.control(QStringLiteral("Activité physique")) == nullptr);
        stage.press(u"Qui est libre");
        stage.press(u"Renvoyer");
        REQUIRE(stage.desk.resent == 1);
        REQUIRE(stage.desk.correction.callback);
        CHECK(stage.desk.correction.callback->from > stage.clock.now());
        CHECK(stage.desk.correction.callback->until - stage.desk.correction.callback->from == std::chrono::minutes(10));
        CHECK_FALSE(stage.desk.correction.callbackIsMine);
    }
    SECTION("a stay in hospital, with its end")
    {
        stage.choose(OutcomeCode::InCare);
        stage.press(u"Renvoyer");
        CHECK(stage.desk.correction.until);
    }
    SECTION("what is missing is said, and nothing that was filled in is lost")
    {
        stage.choose(OutcomeCode::Unable);
        QTest::keyClicks(stage.control(QStringLiteral("Aide nécessaire")), QStringLiteral("interprete"));
        stage.desk.nextError = Error{ErrorCode::InvalidInput, {}};
        stage.press(u"Renvoyer");
        CHECK(stage.desk.resent == 0);
        CHECK(stage.allTexts().contains(QStringLiteral("Il manque quelque chose")));
        stage.press(u"Renvoyer");
        CHECK(stage.desk.correction.help == QStringLiteral("interprete"));
    }
}

TEST_CASE("a refused promise is given another moment, anything else goes again as it is", "[desk_ui][gui]")
{
    DeskStage stage;
    stage.desk.signInAs(Role::NurseAdviser);
    RefusedFact promise{FactId(), PersonId(), QStringLiteral("Annie DURAND"), stage.clock.now(), QStringLiteral("promise_made"),
        QStringLiteral("unknown_campaign"), false, std::nullopt, {}};
    const bool dated = GENERATE(true, false);
    if (dated) {
        promise.due = Window{stage.clock.now() + std::chrono::hours(3), stage.clock.now() + std::chrono::hours(5)};
    }
    stage.desk.refuse(promise);
    stage.key(Qt::Key_V, Qt::AltModifier);
    qobject_cast<QAbstractButton*>(
        stage.control(dated ? QStringLiteral("Ouvrir et corriger, Annie DURAND") : QStringLiteral("Ouvrir, Annie DURAND")))
        ->click();
    DeskStage::settle();
    qobject_cast<QAbstractButton*>(stage.control(dated ? QStringLiteral("Renvoyer") : QStringLiteral("Renvoyer tel quel")))
        ->click();
    DeskStage::settle();
    CHECK(stage.desk.resent == 1);
    REQUIRE(stage.desk.correction.callback.has_value() == dated);
    if (dated) {
        CHECK(stage.desk.correction.callback->until - stage.desk.correction.callback->from == std::chrono::hours(2));
    }
}

TEST_CASE("what the server kept, and a start, can only be seen", "[desk_ui][gui]")
{
    DeskStage stage;
    stage.desk.signInAs(Role::NurseAdviser);
    const bool conflict = GENERATE(true, false);
    stage.desk.refuse({FactId(), PersonId(), QStringLiteral("Annie DURAND"), stage.clock.now(),
        conflict ? QStringLiteral("attempt_closed") : QStringLiteral("attempt_started"), QStringLiteral("late"), conflict,
        conflict ? std::optional(OutcomeCode::NoAnswer) : std::nullopt, {}});
    stage.key(Qt::Key_V, Qt::AltModifier);
    CHECK(stage.control(QStringLiteral("Ouvrir, Annie DURAND")) == nullptr);
    CHECK(stage.control(QStringLiteral("Ouvrir et corriger, Annie DURAND")) == nullptr);
    auto* seen = qobject_cast<QAbstractButton*>(stage.control(QStringLiteral("Vu, Annie DURAND")));
    REQUIRE(seen != nullptr);
    seen->click();
    DeskStage::settle();
    CHECK(stage.desk.seenFacts == 1);
    CHECK(stage.desk.resent == 0);
    CHECK(stage.control(QStringLiteral("Vu, Annie DURAND")) == nullptr);
}
