#include "tests/campaigns/import_store.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("an import makes people, their listings, entries for who can be called, letters for who cannot", "[campaigns][store]")
{
    ImportStore store;
    const StoredImport stored = store.import(
        listOf({ListLine().person(1), ListLine().person(2).set("TEL_MOBILE", ""), ListLine().person(3).set("REGIME", "02"),
            ListLine().person(4).set("DATE_DECES", "01/10/2026"), ListLine().person(5).set("CLE", "98")}));
    CHECK(stored == StoredImport{4, 0, 0, 0});
    CHECK(store.count("count(*) FROM person") == 4);
    CHECK(store.count("count(*) FROM listing") == 4);
    CHECK(store.count("count(*) FROM queue_entry WHERE state = 0") == 1);
    CHECK(store.count("value FROM lane_counter WHERE state = 0") == 1);
    CHECK(store.count("count(*) FROM letter_due WHERE letter = 'invitation'") == 1);
    CHECK(store.count("count(*) FROM listing WHERE ineligible = 'other_scheme'") == 1);
    CHECK(store.count("count(*) FROM person WHERE deceased = 1") == 1);
    CHECK(store.count("count(*) FROM listing WHERE mobile = '+33639987777' AND gap_years = 5 AND care_gap = 1 AND birth_date = "
                      "'1964-09-04'")
        == 3);
    CHECK(store.count("count(*) FROM import WHERE state = 1 AND summary LIKE '%\"accepted\":4%'") == 1);
}

TEST_CASE(
    "an import into an empty store leaves the index of NIRs as it was, and so does one that is given up", "[campaigns][store]")
{
    ImportStore store;
    const std::string index = store.place.isFile()
        ? "count(*) FROM sqlite_master WHERE name = 'person_nir' AND sql LIKE 'CREATE UNIQUE INDEX%'"
        : "count(*) FROM pg_indexes WHERE indexname = 'person_nir' AND indexdef LIKE 'CREATE UNIQUE INDEX%'";
    {
        Transaction transaction(*store.connection);
        ImportRecord record;
        record.id = store.ids.make<ImportId>();
        record.campaign = store.code;
        record.referenceDate = day(2026, 11, 2);
        const TargetImport given(*store.connection,
            {store.centre, record, TargetCriteria::shipped(store.code).value(), store.clock.now()}, store.rules, store.ids);
    }
    CHECK(store.count(index) == 1);
    store.import(listOf({ListLine().person(1), ListLine().person(2)}));
    CHECK(store.count(index) == 1);
    const std::string by = store.place.isFile() ? "INDEXED BY person_nir " : "";
    CHECK(store.count("count(*) FROM person " + by + "WHERE centre_id = 'essai' AND nir IS NOT NULL") == 2);
    CHECK(store.import(listOf({ListLine().person(2), ListLine().person(3)})) == StoredImport{1, 0, 1, 0});
}

TEST_CASE("the same list again makes no new fact, whatever its encoding and order of columns", "[campaigns][store]")
{
    ImportStore store;
    const std::vector<ListLine> lines{
        ListLine().person(1), ListLine().person(2).set("REGIME", "02"), ListLine().person(3).set("TEL_MOBILE", "")};
    store.import(listOf(lines));
    const auto before = store.count("count(*) FROM feed");
    CHECK(store.import(listOf(lines)) == StoredImport{0, 0, 3, 0});
    CHECK(store.import("\xEF\xBB\xBF" + listOf(lines, "\n")) == StoredImport{0, 0, 3, 0});
    std::vector<ListLine> moved;
    for (ListLine line : lines) {
        moved.push_back(line.drop("SEXE").set("SEXE", "F"));
    }
    CHECK(store.import(listOf(moved)) == StoredImport{0, 0, 3, 0});
    CHECK(store.count("count(*) FROM listing") == 3);
    CHECK(store.count("count(*) FROM queue_entry") == 1);
    CHECK(store.count("count(*) FROM letter_due") == 1);
    CHECK(store.count("count(*) FROM feed WHERE person_id IS NOT NULL") == 0);
    CHECK(store.count("count(*) FROM feed") == before + 3);
}

TEST_CASE("a death, a refusal or an enrolment in a later list ends entry and lease and tells the desk", "[campaigns][store]")
{
    struct Case {
        const char* column;
        const char* value;
        QString doneCode;
    };
    for (const auto& [column, value, doneCode] : {Case{"DATE_DECES", "01/11/2026", QStringLiteral("deceased")},
             {"REFUS_ANTERIEUR", "O", QStringLiteral("refused")}, {"DEJA_ADHERENT", "O", QStringLiteral("enrolled")}}) {
        INFO(column);
        ImportStore store;
        store.import(listOf({ListLine().person(1)}));
        const Lease lease = store.lend();
        REQUIRE(store.isLent(lease.person));
        CHECK(store.import(listOf({ListLine().person(1).set(column, value)})) == StoredImport{0, 1, 0, 0});
        CHECK_FALSE(store.isLent(lease.person));
        REQUIRE(store.entriesOf(lease.person).size() == 1);
        CHECK(store.entriesOf(lease.person).front().state == EntryState::Done);
        CHECK(store.entriesOf(lease.person).front().doneCode == doneCode);
        CHECK(store.count("count(*) FROM listing") == 2); // what the first list said stays
        bool ended = false;
        bool closed = false;
        for (const Change& change : store.feed()) {
            ended = ended || (change.kind == ChangeKind::LeaseEnded && change.lease == lease.id);
            closed = closed || (change.kind == ChangeKind::PersonClosed && change.person == lease.person);
        }
        CHECK(ended);
        CHECK(closed);
        CHECK(store.count("coalesce(sum(value), 0) FROM lane_counter WHERE state IN (0, 1, 2)") == 0);
    }
}

TEST_CASE("a death or a refusal told once is not taken back by a list that does not know of it", "[campaigns][store]")
{
    for (const auto& [column, value] : {std::pair{"DATE_DECES", "01/11/2026"}, {"REFUS_ANTERIEUR", "O"}}) {
        INFO(column);
        ImportStore store;
        store.import(listOf({ListLine().person(1)}));
        const Lease lease = store.lend();
        store.import(listOf({ListLine().person(1).set(column, value)}));
        CHECK(store.import(listOf({ListLine().person(1).set("ADRESSE", "2 rue de l'Essai")})) == StoredImport{0, 1, 0, 0});
        CHECK(store.entriesOf(lease.person).front().state == EntryState::Done);
    }
}

TEST_CASE("somebody who was not eligible joins the queue when a later list says so", "[campaigns][store]")
{
    ImportStore store;
    store.import(listOf({ListLine().person(1).set("REGIME", "02"), ListLine().person(2).set("TEL_MOBILE", "")}));
    CHECK(store.count("count(*) FROM queue_entry") == 0);
    CHECK(store.import(listOf({ListLine().person(1), ListLine().person(2)})) == StoredImport{0, 2, 0, 0});
    CHECK(store.count("count(*) FROM queue_entry WHERE state IN (0, 1)") == 2);
    CHECK(store.count("count(*) FROM letter_due") == 0);
}

TEST_CASE("what contradicts the store is listed for a person and changes nothing", "[campaigns][store]")
{
    ImportStore store;
    store.import(listOf({ListLine().person(1), ListLine().person(2)}));
    CHECK(store.import(listOf({ListLine().person(1).set("NOM_NAISSANCE", "Serin").set("DATE_DECES", "01/11/2026"),
              ListLine().person(2).set("DATE_NAISSANCE", "05/09/1964")}))
        == StoredImport{0, 0, 0, 2});
    CHECK(store.count("count(*) FROM listing WHERE contested = 0") == 2);
    CHECK(store.count("count(*) FROM listing WHERE contested = 1") == 2); // kept whole, counting for nothing
    CHECK(store.count("count(*) FROM queue_entry WHERE state = 0") == 2);
    CHECK(store.count("count(*) FROM import_problem WHERE person_id IS NOT NULL AND settled = 0") == 2);
    CHECK(store.count("line FROM import_problem WHERE field = 'DATE_NAISSANCE'") == 3);
    CHECK(store.import(listOf({ListLine().person(1).set("NOM_NAISSANCE", "CANARI")})) == StoredImport{0, 1, 0, 0});
}

TEST_CASE("somebody whom a later list finds not eligible leaves queue and lease, with the reason", "[campaigns][store]")
{
    ImportStore store;
    store.import(listOf({ListLine().person(1)}));
    const Lease lease = store.lend();
    CHECK(store.import(listOf({ListLine().person(1).set("REGIME", "02")})) == StoredImport{0, 1, 0, 0});
    CHECK_FALSE(store.isLent(lease.person));
    REQUIRE(store.entriesOf(lease.person).size() == 1);
    CHECK(store.entriesOf(lease.person).front().state == EntryState::Done);
    CHECK(store.entriesOf(lease.person).front().doneCode == QStringLiteral("ineligible"));
    CHECK(store.entriesOf(lease.person).front().ineligible == QStringLiteral("other_scheme"));
    bool ended = false;
    for (const Change& change : store.feed()) {
        ended = ended || (change.kind == ChangeKind::LeaseEnded && change.lease == lease.id && change.code == u"ineligible");
    }
    CHECK(ended);
    // Eligible again, she is back.
    store.import(listOf({ListLine().person(1).set("ADRESSE", "2 rue de l'Essai")}));
    CHECK(store.entriesOf(lease.person).front().state != EntryState::Done);
}

TEST_CASE("an import keeps the hash of its file", "[campaigns][store]")
{
    ImportStore store;
    store.import(listOf({ListLine().person(1)}));
    CHECK(store.count("count(*) FROM import WHERE state = 1 AND length(file_hash) = 32") == 1);
}
