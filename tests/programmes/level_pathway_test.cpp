#include "core/programmes/level_pathway.h"
#include "ui/words/questionnaire_words.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

Attributes person(std::optional<int> age, const char* level, std::optional<bool> event = {})
{
    Attributes attributes;
    if (age) {
        attributes.set(QStringLiteral("age"), *age);
    }
    if (*level) {
        attributes.set(QStringLiteral("risk_level"), QString::fromLatin1(level));
    }
    if (event) {
        attributes.set(QStringLiteral("cardiovascular_event"), *event);
    }
    return attributes;
}

} // namespace

TEST_CASE("the level leads to a pathway by what the programme's file says", "[programmes][questionnaire]")
{
    const auto book = ProgrammeBook::shipped();
    REQUIRE(book);
    struct Row {
        Attributes attributes;
        const char* pathway;
        const char* version;
        QDate day;
    };
    const QDate now(2026, 11, 22);
    const auto row = GENERATE_COPY(Row{person(30, "low"), "vivoptim-declic", "2026-11", now},
        Row{person(70, "moderate", false), "vivoptim-impulsion", "2018-01", now},
        Row{person(50, "high", false), "vivoptim-envol", "2018-01", now},
        Row{person(50, "high", true), "vivoptim-envol", "2018-01", now},
        // A past event goes to Envol, whatever the level, or without one.
        Row{person(50, "low", true), "vivoptim-envol", "2018-01", now},
        Row{person(50, "", true), "vivoptim-envol", "2018-01", now},
        Row{person(50, "high"), "vivoptim-envol", "2015-01", QDate(2016, 5, 1)});
    const PathwayChoice choice = pathwayForLevel(*book, u"vivoptim", row.attributes, row.day);
    REQUIRE(choice.protocol);
    CHECK(choice.protocol->pathway == QString::fromLatin1(row.pathway));
    CHECK(choice.protocol->version == QString::fromLatin1(row.version));
    CHECK(choice.failed.isEmpty());
}

TEST_CASE("who fits no pathway is told why, in sentences", "[programmes][questionnaire]")
{
    const auto book = ProgrammeBook::shipped();
    REQUIRE(book);
    const QDate now(2026, 11, 22);
    struct Row {
        Attributes attributes;
        QStringList failed;
        QStringList unknown;
        const char16_t* sentence;
    };
    Attributes dead = person(50, "low");
    dead.set(QStringLiteral("deceased"), true);
    const auto row = GENERATE_COPY(
        Row{person(29, "low"), {QStringLiteral("under_30")}, {}, u"Le programme s’adresse aux personnes de 30\u00a0ans et plus."},
        Row{person(71, "high", true), {QStringLiteral("over_70")}, {},
            u"Le programme s’adresse aux personnes de 70\u00a0ans au plus."},
        Row{person({}, "low"), {}, {QStringLiteral("under_30"), QStringLiteral("over_70")},
            u"L’âge n’est pas connu\u00a0: il décide du parcours."},
        Row{person(50, ""), {}, {QStringLiteral("other_level")}, u"Le niveau n’est pas connu\u00a0: il décide du parcours."},
        Row{dead, {QStringLiteral("deceased")}, {}, u"La personne est signalée décédée."});
    const PathwayChoice choice = pathwayForLevel(*book, u"vivoptim", row.attributes, now);
    CHECK(choice.protocol == nullptr);
    CHECK(choice.failed == row.failed);
    CHECK(choice.unknown == row.unknown);
    CHECK(QuestionnaireWords::whyNone(choice) == QStringList{QStringView(row.sentence).toString()});
    // Before the programme, nothing is open.
    CHECK(QuestionnaireWords::whyNone(pathwayForLevel(*book, u"vivoptim", person(50, "low"), QDate(2000, 1, 1))).size() == 1);
}

TEST_CASE("what follows is said as the pathway's file has it", "[programmes][questionnaire]")
{
    const auto book = ProgrammeBook::shipped();
    REQUIRE(book);
    const QDate now(2026, 11, 22);
    CHECK(QuestionnaireWords::follows(*book->joinedOn(u"vivoptim-declic", now))
        == QStringLiteral("Parcours Déclic\u00a0: un accompagnement en ligne, sans appel."));
    CHECK(QuestionnaireWords::follows(*book->joinedOn(u"vivoptim-impulsion", now))
        == QStringLiteral(
            "Parcours Impulsion\u00a0: 3 entretiens par téléphone au plus. Un second questionnaire suivra\u202f; il pourra "
            "être laissé, puis repris."));
    CHECK(QuestionnaireWords::follows(*book->joinedOn(u"vivoptim-envol", now)).contains(QStringLiteral("4 entretiens")));
    CHECK(QuestionnaireWords::follows(*book->version(u"vivoptim-envol", u"2015-01")).contains(QStringLiteral("8 entretiens")));
}
