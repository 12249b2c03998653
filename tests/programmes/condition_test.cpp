#include "core/programmes/condition.h"
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::MemberStory;

namespace {

Attributes asthma(int age, int lastYear, int yearBefore)
{
    Attributes attributes;
    attributes.set(QStringLiteral("age"), age);
    attributes.set(QStringLiteral("antiasthmatic_deliveries_y1"), lastYear);
    attributes.set(QStringLiteral("antiasthmatic_deliveries_y2"), yearBefore);
    return attributes;
}

} // namespace

TEST_CASE("who is eligible for asthma is told by the file, with every reason against", "[programmes]")
{
    const Protocol& protocol = *MemberStory("sophia-asthma").protocol;
    struct Row {
        Attributes attributes;
        QStringList failed;
    };
    const auto row = GENERATE(Row{asthma(18, 2, 1), {}}, Row{asthma(44, 5, 3), {}},
        Row{asthma(17, 2, 1), {QStringLiteral("minor")}}, Row{asthma(45, 2, 1), {QStringLiteral("age_45_or_over")}},
        Row{asthma(30, 1, 0),
            {QStringLiteral("fewer_than_2_deliveries_last_year"), QStringLiteral("no_delivery_the_year_before")}});
    CHECK(gapsOf(protocol.eligibility, row.attributes, QDate(2026, 11, 22)).failed == row.failed);
    CHECK((judge(protocol.eligibility, row.attributes, QDate(2026, 11, 22)) == Truth::Yes) == row.failed.isEmpty());
}

TEST_CASE("what is not known decides nothing unless it cannot matter", "[programmes]")
{
    const Protocol& protocol = *MemberStory("sophia-asthma").protocol;
    Attributes attributes;
    attributes.set(QStringLiteral("age"), 30);
    CHECK(judge(protocol.eligibility, attributes, QDate(2026, 11, 22)) == Truth::Unknown);
    CHECK(gapsOf(protocol.eligibility, attributes, QDate(2026, 11, 22)).unknown.size() == 2);
    attributes.set(QStringLiteral("age"), 60);
    CHECK(judge(protocol.eligibility, attributes, QDate(2026, 11, 22)) == Truth::No);
}

TEST_CASE("the care gap has its lists of years and its and or or as parameters", "[programmes]")
{
    Condition gap;
    gap.kind = Condition::Kind::CareGap;
    gap.gap.gaps = {{{ExamKind::Dental, ExamKind::Renal}, {-1}}, {{ExamKind::EyeFundus}, {-2, -1}}};
    struct Row {
        QDate dental;
        QDate fundus;
        CareGapRule::Combine combine;
        Truth truth;
    };
    const auto row = GENERATE(Row{{}, {}, CareGapRule::Combine::All, Truth::Yes},
        Row{QDate(2025, 12, 31), {}, CareGapRule::Combine::All, Truth::No},
        Row{QDate(2025, 12, 31), {}, CareGapRule::Combine::Any, Truth::Yes},
        Row{QDate(2024, 12, 31), {}, CareGapRule::Combine::All, Truth::Yes},
        Row{QDate(2026, 1, 1), {}, CareGapRule::Combine::All, Truth::No},  // this year is after the list
        Row{QDate(2027, 1, 10), {}, CareGapRule::Combine::All, Truth::No}, // done since that day
        Row{QDate(2026, 1, 1), QDate(2023, 12, 31), CareGapRule::Combine::Any, Truth::Yes},
        Row{QDate(2026, 1, 1), QDate(2026, 1, 1), CareGapRule::Combine::Any, Truth::No}, // they hide those of last year
        Row{{}, QDate(2024, 1, 1), CareGapRule::Combine::All, Truth::No},
        Row{QDate(2025, 1, 1), QDate(2024, 1, 1), CareGapRule::Combine::Any, Truth::No});
    gap.gap.combine = row.combine;
    Attributes attributes;
    attributes.set(QStringLiteral("exam_dental"), row.dental);
    attributes.set(QStringLiteral("exam_eye_fundus"), row.fundus);
    CHECK(judge(gap, attributes, QDate(2026, 11, 22)) == row.truth);
}

TEST_CASE("the years of the campaign of 2016 are the years themselves", "[programmes]")
{
    Condition gap;
    gap.kind = Condition::Kind::CareGap;
    gap.gap.combine = CareGapRule::Combine::Any;
    gap.gap.gaps = {{{ExamKind::Dental, ExamKind::Renal}, {2014}}, {{ExamKind::EyeFundus}, {2013, 2014}}};
    struct Row {
        QDate renal;
        QDate fundus;
        Truth truth;
    };
    const auto row =
        GENERATE(Row{QDate(2014, 5, 1), QDate(2013, 1, 1), Truth::No}, Row{QDate(2013, 12, 31), QDate(2013, 1, 1), Truth::Yes},
            Row{QDate(2014, 5, 1), QDate(2012, 12, 31), Truth::Yes}, Row{QDate(2015, 5, 1), QDate(2016, 1, 4), Truth::No});
    Attributes attributes;
    attributes.set(QStringLiteral("exam_renal"), row.renal);
    attributes.set(QStringLiteral("exam_eye_fundus"), row.fundus);
    CHECK(judge(gap, attributes, QDate(2016, 3, 1)) == row.truth);
}

TEST_CASE("a deeply nested condition is refused", "[programmes]")
{
    QByteArray inner("{\"attribute\": \"age\", \"atLeast\": 18}");
    for (int i = 0; i < 12; ++i) {
        inner = "{\"not\": " + inner + "}";
    }
    const QByteArray json =
        "{\"format\": 1, \"code\": \"p\", \"title\": {\"fr\": \"P\"}, \"pathways\": [{\"code\": \"a\", \"title\": {\"fr\": "
        "\"A\"}, \"version\": \"1\", \"status\": \"active\", \"validFrom\": \"2026-01-01\", \"purpose\": \"care\", "
        "\"eligibility\": "
        + inner
        + ", \"steps\": [{\"code\": \"s\", \"title\": {\"fr\": \"S\"}, \"anchor\": \"enrolment\", \"offset\": \"P1D\", "
          "\"window\": [\"P0D\", \"P2D\"], \"channel\": \"call\", \"actor\": \"coach\"}]}]}";
    const QStringList faults = englishOf(ProgrammeBook::faultsOf({{QStringLiteral("p.json"), json}}));
    REQUIRE(faults.size() == 1);
    CHECK(faults.first().endsWith(QStringLiteral("expected at most 8 conditions inside each other")));
}
