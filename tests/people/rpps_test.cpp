#include "core/people/rpps.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("a professional's number has eleven digits, the last one by Luhn", "[people]")
{
    REQUIRE(Rpps::fromText(u"99700218896"));
    CHECK(Rpps::fromText(u"99700218896")->text() == QLatin1String("99700218896"));
    CHECK(Rpps::fromText(u" 9970 0218\u00A0896 ") == Rpps::fromText(u"99700218896"));
    for (const char16_t* wrong :
        {u"", u"99700218897", u"9970021889", u"997002188960", u"9970021889a", u"99700218-896", u"٩9700218896"}) {
        CAPTURE(QString::fromUtf16(wrong).toStdString());
        CHECK_FALSE(Rpps::fromText(wrong));
    }
    // Any one digit that is another is noticed.
    const QString sound = QStringLiteral("99700218896");
    for (qsizetype i = 0; i < sound.size(); ++i) {
        QString other = sound;
        other[i] = other[i] == u'9' ? u'0' : QChar(other[i].unicode() + 1);
        CHECK_FALSE(Rpps::fromText(other));
    }
}
