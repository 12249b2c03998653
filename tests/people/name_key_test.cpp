#include "core/people/name_key.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("two writings of one name compare equal", "[people]")
{
    struct Case {
        const char16_t* one;
        const char16_t* other;
    };
    for (const auto& [one, other] :
        {Case{u"D'Aubigné", u"DAUBIGNE"}, {u"D\u2019Aubigné", u"d aubigne"}, {u"LEFÈVRE", u"Lefevre"}, {u"N'GUYEN", u"Nguyen"},
            {u"Jean-Pierre", u"JEAN PIERRE"}, {u"Le\u00a0Goff", u"LEGOFF"}, {u"Lebœuf", u"LEBOEUF"}, {u"Çelik", u"celik"},
            {u"Gae\u0308l", u"Gaël"}, {u"Wałęsa", u"walesa"}, {u"Müller", u"muller"}, {u"Straße", u"STRASSE"},
            {u"\u0394ημ\u03ae\u03c4\u03c1\u03b7\u03c2", u"\u0394\u0397\u039c\u0397\u03a4\u03a1\u0397\u03a3"}}) {
        INFO(nameKey(one).toStdString() << " / " << nameKey(other).toStdString());
        CHECK(nameKey(one) == nameKey(other));
        CHECK(nameKeyHash(QStringView(one).toUtf8().toStdString()) == nameKeyHash(QStringView(other).toUtf8().toStdString()));
    }
}

TEST_CASE("two names stay two, and an empty one has no key", "[people]")
{
    CHECK(nameKey(u"Morin") != nameKey(u"Marin"));
    CHECK(nameKeyHash("Morin") != nameKeyHash("Morel"));
    CHECK(nameKey(u" - ' ").isEmpty());
    CHECK(nameKeyHash("") == 0);
    CHECK(nameKeyHash(" '-") == 0);
    CHECK(nameKeyHash("Petit") != 0);
}
