// One person, two desks that cannot hear of each other: both words are kept, the later one stands, and somebody is shown that it is so.
#include "core/outbox/contradiction.h"
#include "tests/support/sample_people.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using namespace Qt::StringLiterals;

namespace {

const CampaignCode coaching{u"sophia-diabete"_s};
const QString diabetes = u"sophia-diabetes"_s;

QString statusOf(const FactAnswer& answer)
{
    return answer.verdict == FactVerdict::Accepted ? u"accepted"_s : answer.code;
}

std::vector<FactInConflict> conflictsOf(TestCentre& centre)
{
    return centre.inUnit([](CentralUnit& unit) { return unit.facts.inConflict(100); });
}

std::vector<Fact> factsOf(TestCentre& centre, const PersonId& person)
{
    return centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(person); });
}

/// Two words that contradict each other, by two desks.
struct Pair {
    const char* what;
    FactBody first;
    FactBody second;
};

std::vector<Pair> pairs(Instant at)
{
    const auto hour = [&](int n) { return Window{at + std::chrono::hours(n), at + std::chrono::hours(n + 1)}; };
    const auto said = [](PathwayBody body) { return PathwaySaid{diabetes, std::move(body)}; };
    const auto ofHospital = [](const QString& pathway, PathwayBody body) { return PathwaySaid{pathway, std::move(body)}; };
    const QString heart = u"prado-heart-failure"_s;
    const auto answers = [](const QString& answer) {
        return QuestionnaireSaid{u"vivoptim-detail"_s, u"2026-11"_s, {{u"weight"_s, answer}}, false};
    };
    const auto joined = PathwayJoined{u"2026-11"_s, u"campaign"_s, true};
    return {
        {"a mark set here and taken back there", MarkSet{MarkKind::Objection, true, {}, u"elle-même"_s},
            MarkSet{MarkKind::Objection, false, {}, u"elle-même"_s}},
        {"a withdrawal taken back here and said again there", MarkSet{MarkKind::Withdrawal, false, {}, {}},
            MarkSet{MarkKind::Withdrawal, true, {}, {}}},
        {"a number bad here and good there", NumberMarked{u"+33639980001"_s, false}, NumberMarked{u"+33639980001"_s, true}},
        {"a consent given here and withdrawn there", ConsentSaid{u"electronic_messages"_s, {}, true, u"phone"_s, u"1"_s},
            ConsentSaid{u"electronic_messages"_s, {}, false, u"phone"_s, u"1"_s}},
        {"a callback promised twice", PromiseMade{coaching, {}, hour(2), {}, {}, {}},
            PromiseMade{coaching, {}, hour(4), {}, {}, {}}},
        {"the same person let in twice", said(joined), said(joined)},
        {"another day of discharge", ofHospital(heart, AnchorSaid{AnchorKind::Discharge, at - std::chrono::hours(30), true}),
            ofHospital(heart, AnchorSaid{AnchorKind::Discharge, at - std::chrono::hours(60), true})},
        {"another appointment of one visit",
            ofHospital(heart, StepNoted{u"gp_1"_s, 1, StepNoted::What::Booked, at + std::chrono::hours(50)}),
            ofHospital(heart, StepNoted{u"gp_1"_s, 1, StepNoted::What::Booked, at + std::chrono::hours(75)})},
        {"a step asked for at two times", said(StepAsked{u"first_call"_s, 1, hour(20)}),
            said(StepAsked{u"first_call"_s, 1, hour(30)})},
        {"a pathway that ends here and goes on there", said(PathwayStopped{ExitCause::Refusal, false}),
            said(PathwayStopped{ExitCause::Refusal, true})},
        {"a questionnaire answered twice", ofHospital(u"vivoptim-envol"_s, answers(u"80"_s)),
            ofHospital(u"vivoptim-envol"_s, answers(u"81"_s))},
        {"other words in one field of a form", ofHospital(u"prado-surgery"_s, FormTextSaid{u"ward"_s, u"Orthopédie"_s}),
            ofHospital(u"prado-surgery"_s, FormTextSaid{u"ward"_s, u"Chirurgie"_s})},
        {"another value of an attribute", said(AttributeSaid{u"risk_level"_s, 1}), said(AttributeSaid{u"risk_level"_s, 2})},
    };
}

} // namespace

TEST_CASE("what two desks say of one person without knowing of each other is kept on both sides and shown", "[outbox]")
{
    TestCentre centre;
    for (const Pair& pair : pairs(centre.clock.now())) {
        INFO(pair.what);
        const PersonId person = centre.addTarget(coaching);
        auto first = centre.addDesk(Role::NurseAdviser);
        auto second = centre.addDesk(Role::NurseAdviser);
        const auto before = conflictsOf(centre).size();
        // The second speaks without a network; the first is heard of before it is.
        const Fact offline = centre.fact(second, person, pair.second);
        centre.clock.advance(std::chrono::minutes(10));
        const Fact online = centre.fact(first, person, pair.first);
        CHECK(statusOf(centre.upload(first, {online}).front()) == u"accepted"_s);
        centre.clock.advance(std::chrono::minutes(10));
        CHECK(statusOf(centre.upload(second, {offline}).front()) == u"said_elsewhere"_s);

        const auto facts = factsOf(centre, person);
        CHECK(std::count(facts.begin(), facts.end(), online) == 1);
        CHECK(std::count(facts.begin(), facts.end(), offline) == 1);
        // The order is that of when it was said, not of arrival: the one that came first is the later word.
        CHECK(facts.back() == online);
        const auto conflicts = conflictsOf(centre);
        REQUIRE(conflicts.size() == before + 1);
        CHECK(conflicts.front().fact == offline);
        CHECK(conflicts.front().code == u"said_elsewhere"_s);
        // Sent again it stays what it is.
        CHECK(centre.upload(second, {offline}).front().verdict == FactVerdict::AlreadyHave);
    }
}

TEST_CASE("whoever knows what another desk said, or says the same, contradicts nobody", "[outbox]")
{
    TestCentre centre;
    for (const Pair& pair : pairs(centre.clock.now())) {
        INFO(pair.what);
        const PersonId person = centre.addTarget(coaching);
        auto first = centre.addDesk(Role::NurseAdviser);
        auto second = centre.addDesk(Role::NurseAdviser);
        CHECK(statusOf(centre.upload(first, {centre.fact(first, person, pair.first)}).front()) == u"accepted"_s);
        centre.clock.advance(std::chrono::minutes(1));
        CHECK(statusOf(centre.upload(second, {centre.fact(second, person, pair.second)}).front()) == u"accepted"_s);
        // One desk changes its own word as often as it likes.
        Fact own = centre.fact(second, person, pair.first);
        own.occurredAt -= std::chrono::seconds(30);
        Fact again = centre.fact(second, person, pair.second);
        const auto answers = centre.upload(second, {own, again});
        CHECK(statusOf(answers.back()) == u"accepted"_s);
    }
}

TEST_CASE("the later of two words stands, in whichever order they arrive", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget(coaching);
    auto first = centre.addDesk(Role::NurseAdviser);
    auto second = centre.addDesk(Role::NurseAdviser);
    const Fact objects = centre.fact(first, person, MarkSet{MarkKind::Objection, true, {}, {}});
    centre.clock.advance(std::chrono::minutes(5));
    const Fact asksAgain = centre.fact(second, person, MarkSet{MarkKind::Objection, false, {}, {}});
    centre.clock.advance(std::chrono::minutes(5));
    const bool inOrder = GENERATE(true, false);
    CAPTURE(inOrder);
    centre.upload(inOrder ? first : second, {inOrder ? objects : asksAgain});
    centre.upload(inOrder ? second : first, {inOrder ? asksAgain : objects});
    CHECK_FALSE(centre.inUnit([&](CentralUnit& unit) { return unit.people.find(person)->objected; }));
    CHECK(conflictsOf(centre).size() == 1);
}

TEST_CASE("a callback promised twice leaves one live promise, the later one, and both are kept", "[outbox][followups]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget(coaching);
    auto first = centre.addDesk(Role::NurseAdviser);
    auto second = centre.addDesk(Role::NurseAdviser);
    const auto promise = [&](TestDesk& desk, int hours) {
        const Instant at = centre.clock.now();
        return centre.fact(desk, person,
            PromiseMade{
                coaching, {}, {at + std::chrono::hours(hours), at + std::chrono::hours(hours + 1)}, desk.agent.id, {}, {}});
    };
    const Fact one = promise(first, 3);
    centre.clock.advance(std::chrono::minutes(1));
    const Fact two = promise(second, 5);
    centre.clock.advance(std::chrono::minutes(1));
    CHECK(statusOf(centre.upload(first, {one}).front()) == u"accepted"_s);
    CHECK(statusOf(centre.upload(second, {two}).front()) == u"said_elsewhere"_s);
    const auto entry = centre.entryOf(person);
    REQUIRE(entry);
    CHECK(entry->due == std::get<PromiseMade>(two.body).due);
    CHECK(factsOf(centre, person).size() == 2);
}

TEST_CASE("one alert answered by two officers is answered, and the second answer is kept and shown", "[outbox][emergency]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget(coaching);
    auto nurse = centre.addDesk(Role::NurseAdviser);
    auto first = centre.addDesk(Role::MedicalOfficer);
    auto second = centre.addDesk(Role::MedicalOfficer);
    const Fact alert = centre.fact(nurse, person, MarkSet{MarkKind::Emergency, true, {}, {}});
    centre.upload(nurse, {alert});
    centre.clock.advance(std::chrono::minutes(1));
    const Fact one = centre.fact(first, person, AlertAnswered{alert.id, u"jointe"_s});
    const Fact two = centre.fact(second, person, AlertAnswered{alert.id, u"le 15 appelé"_s});
    centre.clock.advance(std::chrono::minutes(1));
    CHECK(statusOf(centre.upload(first, {one}).front()) == u"accepted"_s);
    CHECK(statusOf(centre.upload(second, {two}).front()) == u"said_elsewhere"_s);
    CHECK(centre.inUnit([](CentralUnit& unit) { return unit.pathways.openAlerts(10).empty(); }));
    CHECK(factsOf(centre, person).size() == 3);
}

TEST_CASE("one outcome corrected on two desks of the same adviser keeps both corrections, and the later one stands", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto morning = centre.addDesk();
    TestDesk afternoon = centre.addDesk();
    afternoon.agent = morning.agent;
    centre.agents.signIn(morning.agent.id, afternoon.id);
    const auto contact = centre.lease(morning, 1).contacts.at(0);
    const Fact started = centre.started(morning, contact);
    const Fact closed = centre.closed(morning, contact, started.id, OutcomeCode::NoAnswer);
    REQUIRE(statusOf(centre.upload(morning, {started, closed}).back()) == u"accepted"_s);
    centre.clock.advance(std::chrono::minutes(1));
    Fact one = centre.closed(morning, contact, started.id, OutcomeCode::Busy);
    Fact two = centre.closed(afternoon, contact, started.id, OutcomeCode::AnsweringMachine);
    one.corrects = two.corrects = closed.id;
    two.occurredAt += std::chrono::seconds(10);
    centre.clock.advance(std::chrono::minutes(1));
    CHECK(statusOf(centre.upload(morning, {one}).front()) == u"accepted"_s);
    CHECK(statusOf(centre.upload(afternoon, {two}).front()) == u"said_elsewhere"_s);
    CHECK(factsOf(centre, person).size() == 4);
    CHECK(factsOf(centre, person).back() == two);
}

TEST_CASE("the goals that two desks agree on with one person stay each in its own report", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget(coaching);
    auto first = centre.addDesk(Role::NurseAdviser);
    auto second = centre.addDesk(Role::NurseAdviser);
    std::vector<Fact> closings;
    for (TestDesk* desk : {&first, &second}) {
        const Fact started = centre.fact(*desk, person, AttemptStarted{coaching, {}, CallDirection::Inbound, {}, u"tel"_s, {}});
        AttemptClosed body;
        body.attempt = started.id;
        body.campaign = coaching;
        body.outcome = OutcomeCode::Fruitful;
        body.identity = IdentityCheck::Confirmed;
        body.report = sampleReport();
        REQUIRE_FALSE(body.report->goals.empty());
        body.report->goals.resize(closings.empty() ? 0 : body.report->goals.size());
        closings.push_back(centre.fact(*desk, person, body));
        centre.clock.advance(std::chrono::minutes(1));
        const auto answers = centre.upload(*desk, {started, closings.back()});
        CHECK(answers.back().verdict != FactVerdict::Refused);
    }
    const auto known = factsOf(centre, person);
    for (const Fact& closing : closings) {
        CHECK(std::count(known.begin(), known.end(), closing) == 1);
    }
}

TEST_CASE("a desk that was cut off since its contact was lent is not sure to know what was said meanwhile", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto holder = centre.addDesk();
    auto other = centre.addDesk();
    const auto contact = centre.lease(holder, 1).contacts.at(0);
    centre.clock.advance(std::chrono::minutes(20));
    // Told by somebody who called in elsewhere, and known to the server at once.
    centre.upload(other, {centre.fact(other, person, NumberMarked{u"+33639980001"_s, true})});
    centre.clock.advance(std::chrono::minutes(20));
    const Fact later = centre.fact(holder, person, NumberMarked{u"+33639980001"_s, false}, contact.fence);
    const bool cutOff = GENERATE(true, false);
    centre.clock.advance(cutOff ? std::chrono::minutes(30) : std::chrono::minutes(0));
    CHECK(statusOf(centre.upload(holder, {later}).front()) == (cutOff ? u"said_elsewhere"_s : u"accepted"_s));
}

TEST_CASE("what was taken back, or is being corrected, contradicts nothing", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto first = centre.addDesk();
    auto second = centre.addDesk();
    const Fact one = centre.fact(first, person, NumberMarked{u"+33639980001"_s, true});
    Fact undone = centre.fact(first, person, Retracted{});
    undone.corrects = one.id;
    Fact two = centre.fact(second, person, NumberMarked{u"+33639980001"_s, false});
    CHECK(contradictedBy(two, {one}) == std::vector{one.id});
    CHECK(contradictedBy(two, {one, undone}).empty());
    CHECK(contradictedBy(one, {two}) == std::vector{two.id});
    two.corrects = one.id;
    CHECK(contradictedBy(two, {one}).empty());
}
