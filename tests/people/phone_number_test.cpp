#include "core/people/phone_number.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("a French number is read from every usual writing", "[people]")
{
    for (const auto* text : {u"0639981234", u"06 39 98 12 34", u"06.39.98.12.34", u"06-39-98-12-34", u"06/39/98/12/34",
             u"06\u00a039\u00a098\u00a012\u00a034", u"06\u202f39 98 12 34", u"06\u201339\u201398 12 34", u"+33639981234",
             u"+33 6 39 98 12 34", u"+33 (0)6 39 98 12 34", u"+33(0)639981234", u"0033639981234", u"0033 6 39 98 12 34",
             u"0033(0)6 39 98 12 34", u"(06) 39 98 12 34", u"(+33) 6 39 98 12 34", u" 0639981234 "}) {
        const auto number = phoneFromFrench(QStringView(text));
        INFO(QString::fromUtf16(text).toStdString());
        REQUIRE(number);
        CHECK(number->e164 == QStringLiteral("+33639981234"));
        CHECK(mayBeDialled(*number));
    }
}

TEST_CASE("what is no French number that can be dialled is refused", "[people]")
{
    for (const auto* text :
        {u"", u" ", u"639981234", u"06 39 98 12 3", u"06 39 98 12 345", u"0639981234 / 0261911234", u"0639981234 0261911234",
            u"+32 475 12 34 56", u"+44 20 7946 0958", u"0044 20 7946 0958", u"0899 12 34 56", u"+33 8 91 12 34 56",
            u"0033 892 12 34 56", u"06 39 98 12 3x", u"tel 0639981234", u"0639+981234", u"++33639981234", u"+33",
            u"+262 1 99 00 12 34", u"+590 692 12 34 56", u"0000000000", u"1639981234", u"\u0660\u0666399812345", u"112"}) {
        INFO(QString::fromUtf16(text).toStdString());
        CHECK_FALSE(phoneFromFrench(QStringView(text)));
    }
}

TEST_CASE("fiction is always +33, then the overseas prefix decides", "[people]")
{
    struct Case {
        const char16_t* text;
        const char16_t* e164;
    };
    for (const auto& [text, e164] :
        {Case{u"01 99 00 12 34", u"+33199001234"}, {u"02 61 91 12 34", u"+33261911234"}, {u"03 53 01 12 34", u"+33353011234"},
            {u"04 65 71 12 34", u"+33465711234"}, {u"05 36 49 12 34", u"+33536491234"}, {u"06 39 98 12 34", u"+33639981234"},
            {u"+262 6 39 98 12 34", u"+33639981234"}, {u"06 39 12 34 56", u"+262639123456"}, {u"0690 12 34 56", u"+590690123456"},
            {u"0590 12 34 56", u"+590590123456"}, {u"0694 12 34 56", u"+594694123456"}, {u"0594 12 34 56", u"+594594123456"},
            {u"0696 12 34 56", u"+596696123456"}, {u"0596 12 34 56", u"+596596123456"}, {u"0692 12 34 56", u"+262692123456"},
            {u"0262 12 34 56", u"+262262123456"}, {u"0269 12 34 56", u"+262269123456"}, {u"+262 692 12 34 56", u"+262692123456"},
            {u"+262 (0)692 12 34 56", u"+262692123456"}, {u"00596 696 12 34 56", u"+596696123456"},
            {u"+590 691 12 34 56", u"+590691123456"}, {u"+33 690 12 34 56", u"+590690123456"},
            {u"0800 12 34 56", u"+33800123456"}}) {
        const auto number = phoneFromFrench(QStringView(text));
        INFO(QString::fromUtf16(text).toStdString());
        REQUIRE(number);
        CHECK(number->e164 == QStringView(e164));
    }
}

TEST_CASE("a number is shown as the French read it", "[people]")
{
    CHECK(displayText({QStringLiteral("+33639981234")}) == QStringLiteral("06 39 98 12 34"));
    CHECK(displayText({QStringLiteral("+262692123456")}) == QStringLiteral("06 92 12 34 56"));
    CHECK(displayText({QStringLiteral("+442079460958")}) == QStringLiteral("+442079460958"));
    CHECK(displayText({QStringLiteral("15")}) == QStringLiteral("15"));
}

TEST_CASE("the gate before a line lets digits through and nothing else", "[people]")
{
    for (const auto* text : {u"112", u"+33639981234", u"0639981234", u"123456789012345"}) {
        CHECK(mayBeDialled({QString::fromUtf16(text)}));
    }
    for (const auto* text : {u"", u"+", u"15", u"1234567890123456", u"06 39 98 12 34", u"+33639981234;rm", u"tel:112",
             u"11\u0662", u"++33639981234", u"-112", u"112\n"}) {
        CHECK_FALSE(mayBeDialled({QString::fromUtf16(text)}));
    }
}
