// What happens to somebody who stands in more than one list, in whatever order they come in.
#include "tests/campaigns/import_store.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const CivilDate october = day(2026, 10, 1);
const CivilDate early = day(2026, 11, 2);
const CivilDate late = day(2026, 11, 10);

const char* const invitations = "count(*) FROM letter_due WHERE letter = 'invitation'";

} // namespace

TEST_CASE("an older list that comes in later does not override a newer one", "[campaigns][store]")
{
    ImportStore store;
    const std::vector<ListLine> first{ListLine().person(1), ListLine().person(2)};
    store.import(listOf(first), early);
    store.import(
        listOf({ListLine().person(1).set("DEJA_ADHERENT", "O"), ListLine().person(2).set("ADRESSE", "9 quai Neuf")}), late);
    const PersonId enrolled = store.person(1);
    REQUIRE(store.onlyEntryOf(enrolled).doneCode == QStringLiteral("enrolled"));

    const auto check = [&] {
        CHECK(store.onlyEntryOf(enrolled).state == EntryState::Done);
        CHECK(store.count("count(*) FROM person WHERE is_member = 1") == 1);
        CHECK(store.count("count(*) FROM person p JOIN listing l ON l.person_id = p.id AND l.seq = p.listing_seq "
                          "WHERE l.reference_date = '2026-11-10'")
            == 2);
    };
    // The very first list again: it says nothing new.
    CHECK(store.import(listOf(first), early) == StoredImport{0, 0, 2, 0});
    check();
    // An older one is kept, and stands nowhere; again it says nothing new.
    CHECK(store.import(listOf(first), october) == StoredImport{0, 2, 0, 0});
    CHECK(store.count("count(*) FROM listing") == 6);
    check();
    CHECK(store.import(listOf(first), october) == StoredImport{0, 0, 2, 0});
    check();
}

TEST_CASE("an enrolment that a list told stands until a list of a later day says otherwise", "[campaigns][store]")
{
    ImportStore store;
    store.import(listOf({ListLine().person(1)}), october);
    store.import(listOf({ListLine().person(1).set("DEJA_ADHERENT", "O")}), early);
    const PersonId who = store.person(1);
    store.import(listOf({ListLine().person(1).set("ADRESSE", "9 quai Neuf")}), early);
    CHECK(store.onlyEntryOf(who).doneCode == QStringLiteral("enrolled"));
    CHECK(store.count("is_member FROM person") == 1);
    store.import(listOf({ListLine().person(1).set("ADRESSE", "10 quai Neuf")}), late);
    CHECK(store.onlyEntryOf(who).state != EntryState::Done);
    CHECK(store.count("is_member FROM person") == 0);
}

TEST_CASE("an older list still tells of a death or a refusal that nobody knew", "[campaigns][store]")
{
    ImportStore store;
    store.import(listOf({ListLine().person(1), ListLine().person(2)}), early);
    store.import(listOf({ListLine().person(1).set("DATE_DECES", "01/09/2026"), ListLine().person(2).set("REFUS_ANTERIEUR", "O")}),
        october);
    CHECK(store.onlyEntryOf(store.person(1)).doneCode == QStringLiteral("deceased"));
    CHECK(store.onlyEntryOf(store.person(2)).doneCode == QStringLiteral("refused"));
}

TEST_CASE("an older list puts nobody into the queue whom a newer one keeps out", "[campaigns][store]")
{
    ImportStore store;
    store.import(listOf({ListLine().person(1).set("REGIME", "02")}), late);
    CHECK(store.import(listOf({ListLine().person(1)}), early) == StoredImport{0, 1, 0, 0});
    CHECK(store.count("count(*) FROM queue_entry") == 0);
    CHECK(store.count("count(*) FROM letter_due") == 0);
}

TEST_CASE("nobody gets a letter whom a later list knows dead, enrolled, refusing or not eligible", "[campaigns][store][letters]")
{
    for (const auto& [column, value] :
        {std::pair{"DATE_DECES", "01/11/2026"}, {"REFUS_ANTERIEUR", "O"}, {"DEJA_ADHERENT", "O"}, {"REGIME", "02"}}) {
        INFO(column);
        ImportStore store;
        store.import(listOf({ListLine().person(1).set("TEL_MOBILE", ""), ListLine().person(2).set("TEL_MOBILE", "")}));
        REQUIRE(store.count(invitations) == 2);
        store.import(listOf({ListLine().person(1).set("TEL_MOBILE", "").set(column, value)}), late);
        CHECK(store.count("count(*) FROM letter_due") == 1);
    }
}

TEST_CASE(
    "a mark ends the letters of somebody who is in no queue, and its taking back owes them again", "[campaigns][store][letters]")
{
    for (const MarkKind kind : {MarkKind::Deceased, MarkKind::Objection, MarkKind::Withdrawal}) {
        INFO(codeOf(kind).toStdString());
        ImportStore store;
        store.import(listOf({ListLine().person(1).set("TEL_MOBILE", "")}));
        REQUIRE(store.count(invitations) == 1);
        const PersonId who = store.person(1);
        const FactAnswer said = store.say(who, MarkSet{kind, true, {}, {}});
        CHECK(store.count("count(*) FROM letter_due") == 0);
        CHECK(store.feed().back().kind == ChangeKind::PersonClosed);
        CHECK_FALSE(store.feed().back().code.isEmpty());
        // A list does not know of it.
        store.import(listOf({ListLine().person(1).set("TEL_MOBILE", "").set("ADRESSE", "9 quai Neuf")}), late);
        CHECK(store.count("count(*) FROM letter_due") == 0);
        REQUIRE(store.say(who, Retracted{}, said.id).verdict == FactVerdict::Accepted);
        CHECK(store.count(invitations) == 1);
    }
}

TEST_CASE("a mark ends the letters of somebody who was in the queue", "[campaigns][store][letters]")
{
    ImportStore store;
    store.import(listOf({ListLine().person(1)}));
    const PersonId who = store.person(1);
    // Her only number goes: she is invited by letter.
    store.import(listOf({ListLine().person(1).set("TEL_MOBILE", "")}), late);
    REQUIRE(store.count(invitations) == 1);
    CHECK(store.onlyEntryOf(who).doneCode == QStringLiteral("no_number"));
    store.say(who, MarkSet{MarkKind::Objection, true, {}, {}});
    CHECK(store.count("count(*) FROM letter_due") == 0);
    CHECK(store.onlyEntryOf(who).doneCode == QStringLiteral("objected"));
}

TEST_CASE("somebody who can be called again is not invited by letter", "[campaigns][store][letters]")
{
    ImportStore store;
    store.import(listOf({ListLine().person(1)}), october);
    store.import(listOf({ListLine().person(1).set("TEL_MOBILE", "")}), early);
    REQUIRE(store.count(invitations) == 1);
    store.import(listOf({ListLine().person(1).set("TEL_FIXE", "02 61 91 00 01")}), late);
    CHECK(store.count("count(*) FROM letter_due") == 0);
    CHECK(store.onlyEntryOf(store.person(1)).state != EntryState::Done);
}
