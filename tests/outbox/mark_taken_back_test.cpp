// A withdrawal or an objection ends when the person asks again, a death when it was said by mistake: weeks later too, by whoever hears of it.
#include "tests/campaigns/import_store.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using namespace Qt::StringLiterals;

namespace {

const CampaignCode coaching{u"sophia-diabete"_s};
const QString diabetes = u"sophia-diabetes"_s;

QString stateOf(const std::vector<StoredMembership>& members, const char* step)
{
    for (const StoredMembership& member : members) {
        for (const StoredStep& one : member.steps) {
            if (one.step == QLatin1String(step)) {
                return one.state == StoredStep::State::Dropped ? one.why : u"kept"_s;
            }
        }
    }
    return u"none"_s;
}

} // namespace

TEST_CASE("a mark that is taken back weeks later brings the person back into the queue and onto her pathway", "[outbox][queue]")
{
    struct Row {
        MarkKind kind;
        const char* code;
        const char* why;
    };
    const auto row = GENERATE(Row{MarkKind::Withdrawal, "withdrawn", "withdrawal"},
        Row{MarkKind::Objection, "objected", "objection"}, Row{MarkKind::Deceased, "deceased", "deceased"});
    CAPTURE(row.code);
    TestCentre centre;
    const PersonId person = centre.addTarget(coaching);
    auto first = centre.addDesk(Role::NurseAdviser);
    auto other = centre.addDesk(Role::HospitalAdviser);
    const auto say = [&](TestDesk& desk, FactBody body) {
        const Fact fact = centre.fact(desk, person, std::move(body));
        CHECK(centre.upload(desk, {fact}).front().verdict == FactVerdict::Accepted);
        centre.clock.advance(std::chrono::minutes(1));
    };
    const auto members = [&] { return centre.inUnit([&](CentralUnit& unit) { return unit.pathways.of(person); }); };
    const auto file = [&] { return centre.inUnit([&](CentralUnit& unit) { return *unit.people.find(person); }); };
    say(first, PathwaySaid{diabetes, PathwayJoined{u"2026-11"_s, u"campaign"_s, true}});
    say(first, PathwaySaid{diabetes, AttributeSaid{u"in_phone_cohort"_s, true}});
    const auto before = centre.entryOf(person);
    REQUIRE(before);
    REQUIRE(before->doneCode.isEmpty());
    say(first, MarkSet{row.kind, true, std::nullopt, u"son fils"_s});
    CHECK(centre.entryOf(person)->doneCode == QLatin1String(row.code));
    CHECK(stateOf(members(), "welcome_letter") == QLatin1String(row.why));

    centre.clock.advance(std::chrono::hours(24 * 20));
    say(other, MarkSet{row.kind, false, std::nullopt, u"elle-même"_s});
    CHECK(centre.entryOf(person)->state != EntryState::Done);
    CHECK(centre.entryOf(person)->doneCode.isEmpty());
    CHECK(stateOf(members(), "welcome_letter") == u"kept"_s);
    CHECK_FALSE((file().withdrawn || file().objected || file().deceased));
}

TEST_CASE("a death that a list tells stays, whoever says otherwise, and one that was only said does not", "[outbox][store]")
{
    ImportStore store;
    store.import(listOf({ListLine().person(1).set("DATE_DECES", "01/10/2026"), ListLine().person(2)}));
    const PersonId listed = store.person(1);
    const PersonId said = store.person(2);
    store.say(said, MarkSet{MarkKind::Deceased, true, {}, u"une voisine"_s});
    CHECK(store.onlyEntryOf(said).doneCode == u"deceased"_s);
    store.clock.advance(std::chrono::hours(24));
    for (const PersonId& who : {listed, said}) {
        CHECK(store.say(who, MarkSet{MarkKind::Deceased, false, {}, u"elle-même"_s}).verdict == FactVerdict::Accepted);
    }
    CHECK(store.onlyEntryOf(said).doneCode.isEmpty());
    CHECK(store.count("count(*) FROM person WHERE deceased = 1") == 1);
    CHECK(store.entriesOf(listed).empty());
    CHECK(store.count("count(*) FROM letter_due") == 0);
}
