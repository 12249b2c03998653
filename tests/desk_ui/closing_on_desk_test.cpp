#include "core/calls/next_contact.h"
#include "tests/calls/own_promise.h"
#include "tests/desk_ui/view_model_stage.h"
#include "ui/calls/closing_view_model.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using namespace relais::test;
using Panel = ClosingViewModel::Panel;

namespace {

/// The closing of a call over the real desk, its store and its sync: what is chosen has to outlive what happens beneath it.
struct Work {
    DeskWorld world;
    DeskHarness desk{world};
    ClosingViewModel closing{
        desk.desk, world.rules.outcomes, world.rules.calendar, world.clock, TimeWords(QTimeZone("Europe/Paris"))};

    void settle()
    {
        desk.settle();
        ViewModelStage::settle();
    }
    void call()
    {
        desk.dial();
        desk.talk();
        desk.identify();
    }
    void close(char16_t letter)
    {
        closing.openOutcomes();
        REQUIRE(closing.press(letter));
        settle();
    }
    void confirmMark(char16_t letter)
    {
        closing.openOutcomes();
        REQUIRE(closing.press(letter));
        closing.confirm();
    }
    void undo()
    {
        REQUIRE(desk.get(desk.desk.undo()));
        settle();
    }
    std::size_t standing(MarkKind kind) const
    {
        const auto marks = world.server.bodies<MarkSet>();
        const auto set = std::count_if(marks.begin(), marks.end(), [&](const MarkSet& mark) { return mark.kind == kind; });
        std::size_t retracted = 0;
        for (const Fact& fact : world.server.facts) {
            const auto* mark = std::get_if<MarkSet>(&fact.body);
            const bool gone = std::any_of(world.server.facts.begin(), world.server.facts.end(),
                [&](const Fact& one) { return std::holds_alternative<Retracted>(one.body) && one.corrects == fact.id; });
            retracted += mark != nullptr && mark->kind == kind && gone ? 1 : 0;
        }
        return static_cast<std::size_t>(set) - retracted;
    }
};

} // namespace

TEST_CASE("a save that is taken back comes back with its mark, and the next save keeps it", "[desk_ui][desk]")
{
    Work s;
    s.world.fillQueue(3);
    s.desk.begin();
    const PersonId person = s.desk.onScreen();
    s.call();
    s.confirmMark(u'D');
    s.close(u'T');
    REQUIRE(s.desk.onScreen() != person);
    CHECK(s.closing.marks().empty());
    s.undo();
    REQUIRE(s.desk.onScreen() == person);
    REQUIRE(s.closing.marks().size() == 1);
    CHECK(s.closing.marks().front().kind == MarkKind::Deceased);
    CHECK(s.closing.selected() == OutcomeCode::ThirdParty);
    CHECK(s.closing.panel() == Panel::Outcomes);
    CHECK(s.closing.rows().at(static_cast<std::size_t>(s.closing.currentRow())).code == OutcomeCode::ThirdParty);
    s.close(u'A');
    CHECK(s.world.server.bodies<AttemptClosed>().back().outcome == OutcomeCode::NoAnswer);
    CHECK(s.standing(MarkKind::Deceased) == 1);
    CHECK(s.closing.marks().empty());
}

TEST_CASE("a save that is taken back comes back with its promise, its date and its help", "[desk_ui][desk]")
{
    Work s;
    s.world.fillQueue(3);
    s.desk.begin();
    s.call();
    s.closing.openOutcomes();
    SECTION("a promise in a slot")
    {
        s.closing.press(u'I');
        s.closing.callback().setDate(QDate(2026, 11, 5));
        s.closing.callback().chooseSlot(3);
        s.closing.callback().setMine(false);
        s.closing.callback().setReason(QStringLiteral("au calme"));
        const Window promised = s.closing.callback().window();
        s.closing.confirm();
        s.settle();
        REQUIRE(s.world.server.bodies<PromiseMade>().size() == 1);
        s.undo();
        CHECK(s.closing.panel() == Panel::Ask);
        CHECK(s.closing.callback().chosenSlot() == 3);
        CHECK(s.closing.callback().window() == promised);
        CHECK_FALSE(s.closing.callback().isMine());
        CHECK(s.closing.callback().reason() == QStringLiteral("au calme"));
    }
    SECTION("a promise for an exact time")
    {
        s.closing.press(u'I');
        s.closing.callback().setDate(QDate(2026, 11, 5));
        s.closing.callback().setExactTime(QTime(10, 50));
        const Window promised = s.closing.callback().window();
        s.closing.confirm();
        s.settle();
        s.undo();
        CHECK(s.closing.callback().exactTime() == QTime(10, 50));
        CHECK(s.closing.callback().window() == promised);
    }
    SECTION("until when she is in care")
    {
        s.closing.choose(OutcomeCode::InCare);
        s.closing.setUntil(QDate(2026, 12, 24));
        s.closing.confirm();
        s.settle();
        REQUIRE(s.world.server.bodies<AttemptClosed>().size() == 1);
        s.undo();
        CHECK(s.closing.panel() == Panel::Ask);
        CHECK(s.closing.until() == QDate(2026, 12, 24));
    }
    SECTION("the help she needs")
    {
        s.closing.choose(OutcomeCode::Unable);
        s.closing.setHelp(QStringLiteral("sa fille"));
        s.closing.confirm();
        s.settle();
        REQUIRE(s.world.server.bodies<AttemptClosed>().size() == 1);
        s.undo();
        CHECK(s.closing.help() == QStringLiteral("sa fille"));
    }
}

TEST_CASE("the network comes back during a call: what is being filled in stays", "[desk_ui][desk]")
{
    Work s;
    const AgendaPromise promise = ownPromise(s.world, 40, std::chrono::minutes(20));
    s.world.server.promises = {promise};
    s.desk.begin();
    REQUIRE_FALSE(s.desk.state().contact);
    s.world.server.reachable = false;
    s.desk.advance(std::chrono::minutes(18));
    REQUIRE(s.desk.onScreen() == promise.person);
    REQUIRE(s.desk.state().contact->contact.lease.isNull());
    s.call();
    s.confirmMark(u'X');
    s.closing.choose(OutcomeCode::Unable);
    s.closing.setHelp(QStringLiteral("un interprète"));
    REQUIRE(s.closing.panel() == Panel::Ask);

    LeasedContact lent = contactOfPromise(promise).value();
    lent.lease = sampleContact(40, s.world.clock.now()).lease;
    lent.fence = 7;
    s.world.server.queue = {lent};
    s.world.server.reachable = true;
    s.desk.advance(std::chrono::minutes(1));
    ViewModelStage::settle();
    REQUIRE(s.desk.onScreen() == promise.person);
    REQUIRE(s.desk.state().contact->contact.lease == lent.lease);
    CHECK(s.closing.panel() == Panel::Ask);
    CHECK(s.closing.help() == QStringLiteral("un interprète"));
    CHECK(s.closing.marks().size() == 1);
}

TEST_CASE("she calls in while she is on screen: what was chosen about her stays", "[desk_ui][desk]")
{
    Work s;
    s.world.fillQueue(3);
    s.desk.begin();
    const LeasedContact shown = s.desk.state().contact->contact;
    s.world.server.files = {{shown.person, shown.history, shown.campaign, shown.entry}};
    s.confirmMark(u'X');
    REQUIRE(s.desk.get(s.desk.desk.openInbound(shown.person.id, {})));
    s.settle();
    REQUIRE(s.desk.state().contact->origin == ContactOrigin::Inbound);
    REQUIRE(s.desk.onScreen() == shown.person.id);
    CHECK(s.closing.marks().size() == 1);
    CHECK(s.closing.panel() == Panel::Outcomes);
}

TEST_CASE("a moment that was gone back from is not promised, and is there when she asks for it again", "[desk_ui][desk]")
{
    Work s;
    s.world.fillQueue(3);
    s.desk.begin();
    s.call();
    s.closing.openOutcomes();
    s.closing.press(u'I');
    s.closing.callback().setDate(QDate(2026, 11, 4));
    s.closing.callback().chooseSlot(0);
    s.closing.callback().setReason(QStringLiteral("au calme"));
    const Window entered = s.closing.callback().window();
    s.closing.back();
    REQUIRE(s.closing.panel() == Panel::Outcomes);
    SECTION("another outcome promises nothing")
    {
        s.close(u'M');
        REQUIRE(s.world.server.bodies<AttemptClosed>().size() == 1);
        CHECK(s.world.server.bodies<PromiseMade>().empty());
    }
    SECTION("the same again finds it entered")
    {
        s.closing.press(u'I');
        CHECK(s.closing.callback().isChosen());
        CHECK(s.closing.callback().window() == entered);
        CHECK(s.closing.callback().reason() == QStringLiteral("au calme"));
        s.closing.confirm();
        s.settle();
        CHECK(s.world.server.bodies<PromiseMade>().size() == 1);
    }
}
