#include "tests/desk_ui/desk_stage.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

struct Look {
    const char* name;
    LookChoice look;
    QSize size;
};

const Look looks[] = {
    {"light", LookChoice::Light, QSize(1366, 768)},
    {"dark", LookChoice::Dark, QSize(1366, 768)},
    {"wide", LookChoice::Light, QSize(1920, 1080)},
    {"zoom", LookChoice::Light, QSize(960, 540)},
};

void call(DeskStage& stage)
{
    stage.desk.dial(PhoneNumber{QStringLiteral("+33639981234")});
    stage.desk.answer();
    stage.desk.setIdentity(IdentityCheck::Confirmed);
    stage.clock.advance(std::chrono::seconds(252));
    stage.page()->tick();
    DeskStage::settle();
}

void fillColumns(DeskStage& stage)
{
    const Instant now = stage.clock.now();
    const auto row = [&](const QString& name, std::chrono::minutes in, const QString& code, const QString& who, bool late,
                         bool current) {
        WaitingContact contact;
        contact.name = name;
        contact.at = now + in;
        contact.reasons = {{code, now + in, who, {}, 0}};
        contact.late = late;
        contact.current = current;
        return contact;
    };
    using std::chrono::minutes;
    stage.desk.edit().now = {row(QStringLiteral("Rousseau M."), minutes(-2), QStringLiteral("own_promise"), {}, false, true),
        row(QStringLiteral("Le Goff Y."), minutes(-17), QStringLiteral("own_promise"), {}, true, false),
        row(QStringLiteral("Durand A."), minutes(18), QStringLiteral("promise"), QStringLiteral("Paul D."), false, false)};
    stage.desk.edit().today = {row(QStringLiteral("N’Guyen L."), minutes(58), QStringLiteral("step_due"), {}, false, false),
        row(QStringLiteral("Bonnet S."), minutes(118), QStringLiteral("physician_request"), {}, false, false)};
    stage.desk.say();
}

} // namespace

TEST_CASE("every state of the desk is drawn, light, dark, wide and at 200 %", "[desk_ui][gallery]")
{
    for (const Look& look : looks) {
        const auto name = [&](const char* state) { return QString::fromLatin1(look.name) + u'-' + QString::fromLatin1(state); };
        {
            DeskStage stage(look.look, look.size,
                {{QStringLiteral("marie"), QStringLiteral("relais"), QStringLiteral("Marie L."),
                     QStringLiteral("ICS, Albi : accompagnement Sophia")},
                    {QStringLiteral("karim"), QStringLiteral("relais"), QStringLiteral("Karim B."),
                        QStringLiteral("Agent administratif, Nantes : campagne d’adhésion")}});
            stage.shoot(name("00-sign-in"));
            stage.desk.nextError = Error{ErrorCode::Unreachable, {}};
            QTest::keyClicks(stage.control(QStringLiteral("Nom")), QStringLiteral("marie"));
            QTest::keyClicks(stage.control(QStringLiteral("Mot de passe")), QStringLiteral("x"));
            stage.key(Qt::Key_Return);
            stage.shoot(name("01-sign-in-failed"));
            stage.desk.signInAs(Role::NurseAdviser);
            stage.shoot(name("02-looking"));
            stage.desk.edit().noContact = NoContact{QStringLiteral("outside_hours"), stage.clock.now() + std::chrono::hours(17)};
            stage.desk.say();
            stage.shoot(name("03-nobody"));
            stage.desk.pause(StateReason{QStringLiteral("lunch")});
            stage.shoot(name("04-pause"));
            stage.desk.ready();
            stage.desk.bring(someMember(stage.clock.now()));
            fillColumns(stage);
            stage.shoot(name("10-before-call"));
            call(stage);
            stage.shoot(name("11-in-call"));
            stage.desk.endCall(LineCause::NoAnswer, OutcomeCode::NoAnswer);
            stage.key(Qt::Key_F7);
            stage.shoot(name("12-outcomes"));
            stage.key(Qt::Key_X);
            stage.shoot(name("13-mark"));
            stage.key(Qt::Key_Escape);
            stage.key(Qt::Key_I);
            stage.shoot(name("14-callback"));
            stage.key(Qt::Key_Escape);
            stage.key(Qt::Key_Escape);
            stage.key(Qt::Key_F6);
            stage.shoot(name("15-report"));
            stage.key(Qt::Key_Escape);
            stage.desk.goOffline();
            stage.desk.refuse({FactId(), PersonId(), QStringLiteral("Durand A."), stage.clock.now(),
                QStringLiteral("attempt_closed"), QStringLiteral("malformed"), false, OutcomeCode::NoAnswer, {}});
            stage.shoot(name("16-offline"));
            stage.page()->openPage(QStringLiteral("emergency"));
            stage.shoot(name("20-emergency"));
            stage.page()->openPage(QStringLiteral("keys"));
            stage.shoot(name("21-keys"));
            stage.page()->openPage(QStringLiteral("counters"));
            DeskStage::settle();
            stage.shoot(name("22-counters"));
            stage.desk.promised = {
                {PromiseId(), PersonId(), QStringLiteral("Le Goff Y."),
                    {stage.clock.now() - std::chrono::minutes(20), stage.clock.now() - std::chrono::minutes(10)}, {}, true, true,
                    QStringLiteral("après sa sieste")},
                {PromiseId(), PersonId(), QStringLiteral("Durand A."),
                    {stage.clock.now() + std::chrono::hours(20), stage.clock.now() + std::chrono::hours(23)},
                    QStringLiteral("Paul D."), false, false, {}}};
            stage.page()->openPage(QStringLiteral("agenda"));
            DeskStage::settle();
            stage.shoot(name("23-agenda"));
            stage.page()->openPage(QStringLiteral("problems"));
            DeskStage::settle();
            stage.shoot(name("24-problems"));
            stage.page()->openPage(QStringLiteral("search"));
            stage.shoot(name("25-search"));
            stage.desk.nextError = Error{ErrorCode::StoreFull, {}};
            stage.key(Qt::Key_Escape);
            stage.key(Qt::Key_F7);
            stage.key(Qt::Key_A);
            stage.shoot(name("26-disk-full"));
            Q_EMIT stage.desk.failed(Error{ErrorCode::LineUnavailable, {}});
            stage.shoot(name("27-failure"));
        }
        {
            DeskStage stage(look.look, look.size);
            stage.desk.signInAs(Role::EnrolmentCaller);
            stage.desk.bring(someTarget(stage.clock.now()));
            stage.desk.edit().undo =
                UndoOffer{QStringLiteral("Bonnet S."), OutcomeCode::NoAnswer, stage.clock.monotonic() + std::chrono::seconds(9)};
            stage.desk.say();
            stage.shoot(name("30-enrolment"));
            call(stage);
            stage.shoot(name("31-enrolment-call"));
            stage.key(Qt::Key_F6);
            stage.shoot(name("32-enrolment-decisions"));
        }
    }
}
