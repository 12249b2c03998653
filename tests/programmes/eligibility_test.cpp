// Who may join which pathway: the rows of eligibility and exclusion, one thing changed at a time.
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::MemberStory;

namespace {

using Values = std::vector<std::pair<const char*, AttributeValue>>;

Attributes attributesOf(const Values& usual, const Values& changed)
{
    Attributes attributes;
    for (const Values* values : {&usual, &changed}) {
        for (const auto& [name, value] : *values) {
            attributes.set(QString::fromLatin1(name), value);
        }
    }
    return attributes;
}

AttributeValue code(const char* text)
{
    return QString::fromLatin1(text);
}

/// The reasons against, "not" first when the exclusion holds.
std::string against(const char* pathway, const Attributes& attributes)
{
    const Protocol& protocol = *MemberStory(pathway).protocol;
    const QDate day(2026, 11, 22);
    ConditionGaps gaps = gapsOf(protocol.eligibility, attributes, day);
    if (protocol.exclusion && judge(*protocol.exclusion, attributes, day) == Truth::Yes) {
        gaps.failed.prepend(QStringLiteral("not"));
    }
    return (gaps.failed + gaps.unknown).join(u' ').toStdString();
}

} // namespace

TEST_CASE("each row of eligibility and exclusion decides by itself", "[programmes]")
{
    const Values diabetes{{"antidiabetic_deliveries_12m", 3}, {"exempt_long_term_condition", true}, {"age", 18},
        {"treating_physician", true}, {"scheme_accepted", true}};
    const Values mother{{"team_decision", true}, {"age", 18}, {"single_term_birth", true}};
    const Values early{{"team_decision", true}, {"age", 18}, {"single_term_birth", true}, {"delivery_mode", code("vaginal")},
        {"hours_birth_to_discharge", 72}};
    const Values surgery{{"team_decision", true}, {"procedure_listed", true}, {"home_return", true}};
    const Values elderly{{"team_decision", true}, {"age", 76}, {"dependent", false}};
    const Values relay{{"completed_pathways", QStringList{QStringLiteral("prado-heart-failure")}}, {"age", 70}};
    const Values coaching{{"member", true}, {"treating_physician", true}};
    const Values volunteer{{"age", 30}, {"risk_level", code("moderate")}};
    struct Row {
        const char* pathway;
        Values usual;
        Values changed;
        const char* against;
    };
    const std::vector<Row> rows{
        {"sophia-diabetes", diabetes, {}, ""},
        {"sophia-diabetes", diabetes, {{"antidiabetic_deliveries_12m", 2}}, "fewer_than_3_deliveries"},
        {"sophia-diabetes", diabetes, {{"exempt_long_term_condition", false}}, "no_ald"},
        {"sophia-diabetes", diabetes, {{"age", 17}}, "minor"},
        {"sophia-diabetes", diabetes, {{"treating_physician", false}}, "no_treating_doctor"},
        {"sophia-diabetes", diabetes, {{"scheme_accepted", false}}, "other_scheme"},
        {"sophia-diabetes", diabetes, {{"member", true}}, "not"},
        {"sophia-diabetes", diabetes, {{"refused", true}}, "not"},
        {"sophia-diabetes", diabetes, {{"deceased", true}}, "not"},
        {"sophia-heart-failure", relay, {}, ""},
        {"sophia-heart-failure", relay, {{"completed_pathways", QStringList()}}, "no_prado_before"},
        {"sophia-physician-coaching", coaching, {}, ""},
        {"sophia-physician-coaching", coaching, {{"member", false}}, "not_a_member"},
        {"prado-maternity", mother, {}, ""},
        {"prado-maternity", mother, {{"age", 17}}, "minor"},
        {"prado-maternity", mother, {{"single_term_birth", false}}, "complicated_birth"},
        {"prado-maternity", mother, {{"team_decision", false}}, "not_decided_by_team"},
        {"prado-maternity-early", early, {}, ""},
        {"prado-maternity-early", early, {{"hours_birth_to_discharge", 73}}, "discharged_later"},
        {"prado-maternity-early", early, {{"delivery_mode", code("caesarean")}, {"hours_birth_to_discharge", 96}}, ""},
        {"prado-maternity-early", early, {{"delivery_mode", code("caesarean")}, {"hours_birth_to_discharge", 97}},
            "discharged_later"},
        {"prado-surgery", surgery, {}, ""},
        {"prado-surgery", surgery, {{"procedure_listed", false}}, "procedure_not_listed"},
        {"prado-surgery", surgery, {{"home_return", false}}, "no_home_return"},
        {"prado-heart-failure", {{"team_decision", true}, {"decompensation", false}}, {}, "no_decompensation"},
        {"prado-copd", {{"team_decision", true}, {"exacerbation", false}}, {}, "no_exacerbation"},
        {"prado-stroke", {{"team_decision", true}}, {}, "no_route"},
        {"prado-elderly", elderly, {}, ""},
        {"prado-elderly", elderly, {{"age", 75}}, "not_over_75"},
        {"prado-elderly", elderly, {{"dependent", true}}, "dependent"},
        {"cesoa", {{"age", 18}}, {}, ""},
        {"cesoa", {{"age", 18}}, {{"age", 17}}, "minor"},
        {"therapeutic-education", {{"age", 17}}, {}, "minor"},
        {"online-coaching", {{"age", 17}}, {}, "minor"},
        {"vivoptim-impulsion", volunteer, {}, ""},
        {"vivoptim-impulsion", volunteer, {{"age", 29}}, "under_30"},
        {"vivoptim-impulsion", volunteer, {{"age", 70}}, ""},
        {"vivoptim-impulsion", volunteer, {{"age", 71}}, "over_70"},
        {"vivoptim-declic", volunteer, {{"risk_level", code("low")}}, ""},
        {"vivoptim-declic", volunteer, {}, "other_level"},
        {"vivoptim-envol", volunteer, {{"risk_level", code("high")}}, ""},
        {"vivoptim-envol", volunteer, {{"cardiovascular_event", true}}, ""},
        {"vivoptim-envol", volunteer, {{"cardiovascular_event", false}}, "other_level"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pathway, row.against);
        CHECK(against(row.pathway, attributesOf(row.usual, row.changed)) == row.against);
    }
}
