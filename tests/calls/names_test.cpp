#include "core/calls/desk_context.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("lists write names in capitals, the desk as they are read", "[desk][calls]")
{
    struct Row {
        const char16_t* family;
        const char16_t* first;
        const char16_t* inList;
        const char16_t* inFull;
    };
    const Row rows[] = {
        {u"ROUSSEAU", u"Marguerite", u"Rousseau M.", u"Marguerite ROUSSEAU"},
        {u"LE GOFF", u"Yves", u"Le Goff Y.", u"Yves LE GOFF"},
        {u"N’GUYEN-DUPRÉ", u"élise", u"N’Guyen-Dupré É.", u"élise N’GUYEN-DUPRÉ"},
        {u"ÉTIENNE", u"", u"Étienne", u"ÉTIENNE"},
    };
    for (const Row& row : rows) {
        PersonIdentity identity;
        identity.birthName = QString::fromUtf16(row.family);
        identity.firstName = QString::fromUtf16(row.first);
        CHECK(nameInList(identity).toStdString() == QString::fromUtf16(row.inList).toStdString());
        CHECK(nameInFull(identity).toStdString() == QString::fromUtf16(row.inFull).toStdString());
    }
}
