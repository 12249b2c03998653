#include "app/relais/quiet_messages.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("a telephone number is told to no error stream", "[desk]")
{
    CHECK(withoutNumbers(QStringLiteral("Unable to detect a web browser to launch 'tel:+33639981278'"))
        == QStringLiteral("Unable to detect a web browser to launch 'tel:…'"));
    CHECK(withoutNumbers(QStringLiteral("06 39 98 12 78, 06.39.98.12.78, 063-998-1278")) == QStringLiteral("…, …, …"));
    CHECK(withoutNumbers(QStringLiteral("2 64 09 75 116 001 23")) == QStringLiteral("…"));
    CHECK(withoutNumbers(QStringLiteral("Qt 6.4, line 312")) == QStringLiteral("Qt 6.4, line 312"));
}
