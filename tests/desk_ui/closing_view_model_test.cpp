#include "tests/desk_ui/view_model_stage.h"
#include "ui/calls/closing_view_model.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using Panel = ClosingViewModel::Panel;

namespace {

struct Closing : ViewModelStage {
    ClosingViewModel closing{desk, outcomes, calendar, clock, time};
    explicit Closing(bool member = true)
    {
        desk.signInAs(member ? Role::NurseAdviser : Role::EnrolmentCaller);
        desk.bring(member ? someMember(clock.now()) : someTarget(clock.now()));
    }
};

} // namespace

TEST_CASE("F7 then a letter saves and brings the next one", "[desk_ui]")
{
    Closing s;
    ContactOnScreen next = someMember(s.clock.now());
    next.contact.person.identity.birthName = QStringLiteral("DURAND");
    next.contact.lease = LeaseId();
    s.desk.queue(next);
    s.closing.openOutcomes();
    REQUIRE(s.closing.panel() == Panel::Outcomes);
    CHECK(s.closing.press(u'a'));
    Closing::settle();
    REQUIRE(s.desk.closed.size() == 1);
    CHECK(s.desk.closed.front().outcome == OutcomeCode::NoAnswer);
    CHECK(s.desk.closed.front().then == CloseRequest::Then::Next);
    CHECK(s.desk.state().contact->contact.person.identity.birthName == QStringLiteral("DURAND"));
    CHECK(s.closing.panel() == Panel::Outline);
}

TEST_CASE("room for a callback is shown only where the centre's slot is that of the person's time", "[desk_ui]")
{
    struct Row {
        const char* territory;
        std::vector<QString> room; ///< of 9-11, 11-13, 13-14, 14-17, 17-19
    };
    const QString full = QStringLiteral("complet");
    const QString three = QStringLiteral("3 places");
    const Row rows[] = {
        {"metropole", {full, {}, {}, three, {}}},
        {"974", {{}, {}, full, {}, three}},  // her 13 h is the centre's 10 h, her 17 h its 14 h
        {"971", {three, three, {}, {}, {}}}, // her 9 h is the centre's 14 h, her 11 h its 16 h
    };
    for (const Row& row : rows) {
        Closing s;
        ContactOnScreen contact = someMember(s.clock.now());
        contact.contact.person.territory = QLatin1String(row.territory);
        CallbackViewModel callback(s.desk, s.calendar, s.clock);
        callback.start(contact);
        callback.setDate(QDate(2026, 11, 5));
        Closing::settle();
        std::vector<QString> room;
        for (const CallbackSlot& slot : callback.slotRows()) {
            room.push_back(slot.capacity);
        }
        INFO(row.territory);
        CHECK(room == row.room);
    }
}

TEST_CASE("each line of the list shows its letter and what will follow", "[desk_ui]")
{
    Closing s;
    s.closing.openOutcomes();
    REQUIRE(s.closing.rows().size() > 10);
    QString letters;
    for (const OutcomeRow& row : s.closing.rows()) {
        INFO(row.text.toStdString());
        CHECK_FALSE(row.letter.isNull());
        CHECK_FALSE(row.follows.isEmpty());
        CHECK_FALSE(letters.contains(row.letter));
        CHECK_FALSE(QStringLiteral("XZD").contains(row.letter));
        letters += row.letter;
    }
}

TEST_CASE("the line's own result is the current line: F7 Return saves it", "[desk_ui]")
{
    Closing s;
    s.desk.dial(PhoneNumber{QStringLiteral("+33639981234")});
    s.desk.endCall(LineCause::Busy, OutcomeCode::Busy);
    s.closing.openOutcomes();
    s.closing.confirm();
    REQUIRE(s.desk.closed.size() == 1);
    CHECK(s.desk.closed.front().outcome == OutcomeCode::Busy);
}

TEST_CASE("a fruitful call is not saved without a theme", "[desk_ui]")
{
    Closing s;
    s.closing.openReport();
    REQUIRE(s.closing.panel() == Panel::Report);
    s.closing.save();
    CHECK(s.desk.closed.empty());
    CHECK(s.closing.nextStep().blocked);
    CHECK_FALSE(s.closing.message().isEmpty());
    s.closing.report().setTheme(QStringLiteral("physical_activity"), true);
    CHECK_FALSE(s.closing.nextStep().blocked);
    s.closing.save();
    REQUIRE(s.desk.closed.size() == 1);
    CHECK(s.desk.closed.front().report->themes == QStringList{QStringLiteral("physical_activity")});
}

TEST_CASE("Escape from the report keeps what was filled in", "[desk_ui]")
{
    Closing s;
    s.closing.openReport();
    s.closing.report().setFreeText(QStringLiteral("marche chaque jour"));
    s.closing.report().setTheme(QStringLiteral("food"), true);
    s.closing.back();
    CHECK(s.closing.panel() == Panel::Outline);
    s.closing.openReport();
    CHECK(s.closing.report().report().freeText == QStringLiteral("marche chaque jour"));
    CHECK(s.desk.state().contact->reportDraft->freeText == QStringLiteral("marche chaque jour"));
}

TEST_CASE("a callback asks when, and is saved with its window and its owner", "[desk_ui]")
{
    Closing s;
    s.closing.openOutcomes();
    s.closing.press(u'I');
    REQUIRE(s.closing.panel() == Panel::Ask);
    CHECK(s.closing.question() == OutcomeQuestion::When);
    s.closing.confirm();
    CHECK(s.desk.closed.empty());
    s.closing.callback().setDate(QDate(2026, 11, 5));
    s.closing.callback().chooseSlot(3);
    s.closing.callback().setMine(false);
    s.closing.callback().setReason(QStringLiteral("après sa sieste"));
    Closing::settle();
    CHECK(s.closing.callback().slotRows()[0].full);
    CHECK(s.closing.callback().slotRows()[3].capacity == QStringLiteral("3 places"));
    s.closing.confirm();
    REQUIRE(s.desk.closed.size() == 1);
    const CloseRequest& saved = s.desk.closed.front();
    CHECK(saved.outcome == OutcomeCode::CallbackRequested);
    CHECK(saved.callback->from == instantFromText(u"2026-11-05T13:00:00Z"));
    CHECK(saved.callback->until == instantFromText(u"2026-11-05T16:00:00Z"));
    CHECK_FALSE(saved.callbackIsMine);
    CHECK(saved.callbackReason == QStringLiteral("après sa sieste"));
}

TEST_CASE("a wrong number is asked for only where there are several", "[desk_ui]")
{
    Closing several;
    several.closing.openOutcomes();
    several.closing.press(u'F');
    CHECK(several.closing.question() == OutcomeQuestion::WhichNumber);
    several.closing.setBadNumber(PhoneNumber{QStringLiteral("+33261911234")});
    several.closing.confirm();
    REQUIRE(several.desk.closed.size() == 1);
    CHECK(several.desk.closed.front().badNumber->e164 == QStringLiteral("+33261911234"));

    Closing one(false);
    one.closing.openOutcomes();
    one.closing.press(u'F');
    REQUIRE(one.desk.closed.size() == 1);
    CHECK(one.desk.closed.front().badNumber->e164 == QStringLiteral("+33261910203"));
}

TEST_CASE("a mark is set after its confirmation and goes with the outcome", "[desk_ui]")
{
    Closing s;
    s.closing.openOutcomes();
    s.closing.press(u'X');
    CHECK(s.closing.pendingMark() == MarkKind::Withdrawal);
    s.closing.press(u'A'); // no outcome is saved while something waits for its confirmation
    CHECK(s.desk.closed.empty());
    s.closing.back();
    CHECK_FALSE(s.closing.pendingMark());
    CHECK(s.closing.panel() == Panel::Outcomes);
    s.closing.press(u'X');
    s.closing.setSaidBy(QStringLiteral("elle-même"));
    s.closing.confirm();
    REQUIRE(s.closing.marks().size() == 1);
    s.closing.press(u'M');
    REQUIRE(s.desk.closed.size() == 1);
    CHECK(s.desk.closed.front().marks.front().kind == MarkKind::Withdrawal);
    CHECK(s.desk.closed.front().marks.front().saidBy == QStringLiteral("elle-même"));
}

TEST_CASE("a save that fails keeps everything and says what to do", "[desk_ui]")
{
    Closing s;
    s.desk.nextError = Error{ErrorCode::StoreFull, {}};
    s.closing.openOutcomes();
    s.closing.press(u'A');
    Closing::settle();
    CHECK(s.desk.closed.empty());
    CHECK(s.desk.state().contact);
    CHECK_FALSE(s.closing.isSaving());
    CHECK(s.closing.message().contains(QStringLiteral("plein")));
    s.closing.save();
    Closing::settle();
    CHECK(s.desk.closed.size() == 1);
}

TEST_CASE("saving with nothing chosen asks what the call gave", "[desk_ui]")
{
    Closing s;
    s.closing.save();
    CHECK(s.desk.closed.empty());
    CHECK(s.closing.panel() == Panel::Outcomes);
    CHECK_FALSE(s.closing.message().isEmpty());
}

TEST_CASE("in a campaign F6 opens the decisions, with the refusal two keys away", "[desk_ui]")
{
    Closing s(false);
    s.closing.openReport();
    CHECK(s.closing.panel() == Panel::Outcomes);
    REQUIRE_FALSE(s.closing.rows().empty());
    CHECK(s.closing.rows().front().campaign);
    CHECK(s.closing.press(u'N'));
    REQUIRE(s.desk.closed.size() == 1);
    CHECK(s.desk.closed.front().outcome == OutcomeCode::Refused);
}
