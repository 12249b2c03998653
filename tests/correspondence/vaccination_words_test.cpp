#include "tests/support/member_story.h"
#include "tests/support/sheet_inputs.h"
#include "ui/words/correspondence_words.h"
#include "ui/words/programme_words.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using relais::test::MemberStory;
using relais::test::ordinarySheet;

TEST_CASE("the printed record says each dose, who told it, and what comes", "[correspondence]")
{
    const std::vector<VaccinationRow> rows{
        {QStringLiteral("vaccine_dtp"), QStringLiteral("Tétanos"),
            {{QStringLiteral("vaccine_dtp"), QDate(2003, 4, 1), DoseSource::Professional},
                {QStringLiteral("vaccine_dtp"), QDate(2022, 4, 1), DoseSource::DeclaredByPerson}},
            NextDose{QDate(2032, 2, 10), QDate(2042, 1, 10), false, false}},
        {QStringLiteral("vaccine_influenza"), QStringLiteral("Grippe"), {},
            NextDose{QDate(2026, 10, 15), QDate(2027, 1, 31), true, false}},
        {QStringLiteral("vaccine_zoster"), QStringLiteral("Zona"), {},
            NextDose{QDate(2025, 1, 1), QDate(2025, 6, 1), false, true}},
        {QStringLiteral("vaccine_rsv"), QStringLiteral("VRS"), {}, std::nullopt}};
    const Document document = CorrespondenceWords::vaccinationRecord(
        ordinarySheet().person, rows, QStringLiteral("calendrier-2025"), ordinarySheet().centre, QDate(2026, 11, 20));
    REQUIRE_FALSE(document.blocks.empty());
    const auto* table = std::get_if<DocumentTable>(&document.blocks.front());
    REQUIRE(table);
    CHECK(table->rows
        == std::vector<QStringList>{
            {QStringLiteral("Tétanos"), QStringLiteral("1er avril 2003 (professionnel)\n1er avril 2022 (dit par vous)"),
                QStringLiteral("à partir du 10 février 2032")},
            {QStringLiteral("Grippe"), QStringLiteral("aucune dose connue"), QStringLiteral("à faire maintenant")},
            {QStringLiteral("Zona"), QStringLiteral("aucune dose connue"), QStringLiteral("à rattraper")},
            {QStringLiteral("VRS"), QStringLiteral("aucune dose connue"), QStringLiteral("rien de prévu")}});
    CHECK(fileNameOf(document, QStringLiteral("1f0c9a52")) == QStringLiteral("carnet-vaccination-1f0c9a52.pdf"));
}

TEST_CASE("a schedule says that no channel was chosen, and which day did a step", "[correspondence]")
{
    MemberStory story("vaccination-adult");
    story.anchor(AnchorKind::Birth, "1957-03-10");
    story.said("vaccine_dtp", QDate(2022, 4, 1));
    const TimeWords time(MemberStory::calendar().zoneOf(QStringLiteral("metropole")));
    QStringList told;
    for (const PlannedStep& one : story.steps("2026-06-10")) {
        told << ProgrammeWords::because(one, *story.protocol, time);
    }
    const auto any = [&](const QString& part) {
        return std::any_of(told.begin(), told.end(), [&](const QString& one) { return one.contains(part); });
    };
    CHECK(any(QStringLiteral("la personne n’a pas choisi comment être prévenue")));
    CHECK(any(QStringLiteral("fait le")));
}
