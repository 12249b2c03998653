#include "core/base/id_maker.h"
#include "tests/support/test_clock.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("ids rise even when the clock steps back", "[base]")
{
    test::TestClock clock;
    SeededRandom random(7);
    IdMaker maker(clock, random);
    Uuid last = maker.next();
    for (int i = 0; i < 5000; ++i) {
        if (i % 500 == 0) {
            clock.setWall(clock.now() - std::chrono::hours(1));
        }
        const Uuid next = maker.next();
        REQUIRE(last < next);
        last = next;
    }
    CHECK((last.raw()[6] >> 4) == 7);
    CHECK((last.raw()[8] >> 6) == 2);
}

TEST_CASE("an id is read back from its text and bytes, and from nothing else", "[base]")
{
    const auto id = Uuid::fromText(u"01890a5d-ac96-774b-bcce-b302099a8057");
    REQUIRE(id);
    CHECK(id->text() == u"01890a5d-ac96-774b-bcce-b302099a8057");
    CHECK(Uuid::fromBytes(id->bytes()) == id);
    CHECK_FALSE(Uuid::fromText(u"01890a5dac96774bbcceb302099a8057"));
    CHECK_FALSE(Uuid::fromText(u"01890a5d-ac96-774b-bcce-b302099a805g"));
    CHECK_FALSE(Uuid::fromText(u"{1890a5d-ac96-774b-bcce-b302099a8057"));
    CHECK_FALSE(Uuid::fromBytes(QByteArray(15, 'x')));
}

TEST_CASE("an instant is read back from its text", "[base]")
{
    for (const auto* text : {u"2026-11-22T08:10:00Z", u"2026-11-22T08:10:00.123456Z", u"1970-01-01T00:00:00Z",
             u"1969-12-31T23:59:59.999999Z", u"1958-06-15T10:00:00Z", u"1850-01-01T00:00:00Z", u"2024-02-29T23:59:59.000001Z"}) {
        const auto at = instantFromText(QStringView(text));
        REQUIRE(at);
        CHECK(textFromInstant(*at) == QStringView(text));
    }
    CHECK(instantFromText(u"2026-11-22T08:10:00.5Z") == instantFromText(u"2026-11-22T08:10:00.500000Z"));
    for (const auto* text : {u"2026-11-22T08:10:00", u"2026-02-30T08:10:00Z", u"2026-11-22T24:00:00Z", u"2026-11-22T08:10:00.Z",
             u"2026-11-22T08:10:00+01:00", u"2026-11-22 08:10:00Z", u"", u"2026-11-22T08:10:00.1234567Z"}) {
        CHECK_FALSE(instantFromText(QStringView(text)));
    }
}
