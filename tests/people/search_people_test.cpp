#include "core/people/search_people.h"

#include "tests/campaigns/import_store.h"

#include <memory>

using namespace relais;
using namespace relais::test;

namespace {

struct Search : ImportStore {
    template <typename Work>
    auto inUnit(Work work)
    {
        Transaction transaction(*connection);
        NoDirectory nobody;
        CentralStores stores(*connection, centre, nobody, ids);
        auto value = work(stores.unit());
        stores.finish();
        transaction.commit();
        return value;
    }
    int index(int limit = 100)
    {
        return inUnit([&](CentralUnit& unit) { return unit.people.indexKeys(limit); });
    }
    std::size_t found(const QString& typed)
    {
        return inUnit([&](CentralUnit& unit) { return searchPeople(unit.people, typed).size(); });
    }
};

} // namespace

TEST_CASE("who is imported after the clock was set back and the server started anew is found, too", "[people][search]")
{
    Search store;
    store.import(listOf({ListLine().person(1), ListLine().person(2), ListLine().person(3)}));
    CHECK(store.found(QStringLiteral("canari")) == 0);
    CHECK(store.index(2) == 2);
    CHECK(store.index(2) == 1);
    CHECK(store.index(2) == 0);
    CHECK(store.found(QStringLiteral("canari")) == 3);

    store.clock.setWall(store.clock.now() - std::chrono::hours(1));
    std::destroy_at(&store.ids);
    std::construct_at(&store.ids, store.clock, store.random);
    store.import(listOf({ListLine().person(4).set("NOM_NAISSANCE", "Serin")}));
    CHECK(store.index() == 1);
    CHECK(store.index() == 0);
    CHECK(store.found(QStringLiteral("serin")) == 1);
    CHECK(store.count("count(*) FROM person_without_keys") == 0);
}

TEST_CASE("a birth date is found however it is typed", "[people][search]")
{
    Search store;
    store.import(listOf({ListLine().person(1).set("DATE_NAISSANCE", "04/09/1964"),
        ListLine().person(2).set("DATE_NAISSANCE", "29/06/1960").set("TEL_MOBILE", "06 39 98 12 34")}));
    store.index();
    for (const char* typed : {"29/06/1960", "29/6/1960", "29061960", "29.06.1960", "29.6.1960", "29-06-1960", "29 06 1960",
             "29 6 1960", " 29/6/1960 ", "1960-06-29"}) {
        INFO(typed);
        CHECK(store.found(QString::fromLatin1(typed)) == 1);
    }
    for (const char* typed : {"4/9/1964", "04/9/1964", "4/09/1964", "04091964"}) {
        INFO(typed);
        CHECK(store.found(QString::fromLatin1(typed)) == 1);
    }
    for (const char* typed :
        {"30/06/1960", "29/13/1960", "29/6/60", "2961960", "29/6/1960/", "29//6/1960", "/6/1960", "29/06.1960"}) {
        INFO(typed);
        CHECK(store.found(QString::fromLatin1(typed)) == 0);
    }
    // Eight digits may end a number as well.
    CHECK(store.found(QStringLiteral("06 39 98 12 34")) == 1);
    CHECK(store.found(QStringLiteral("39981234")) == 1);
    CHECK(store.found(QStringLiteral("1234")) == 1);
}
