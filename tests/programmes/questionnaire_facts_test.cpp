#include "core/programmes/questionnaire_facts.h"
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::MemberStory;

TEST_CASE("at the end of the risk questionnaire she joins the pathway of her level, each consent as she said it",
    "[programmes][questionnaire]")
{
    const auto book = MemberStory::book();
    const Protocol* protocol = book.joinedOn(u"vivoptim-impulsion", QDate(2026, 11, 3));
    REQUIRE(protocol);
    QuestionnaireResult result;
    result.questionnaire = QStringLiteral("vivoptim-risk");
    result.version = QStringLiteral("2026-11");
    result.answers = {{QStringLiteral("age"), QStringLiteral("52")}};
    result.level = RiskLevel::Moderate;
    result.complete = true;
    const auto bodies = enrolmentBodies(result,
        {{QStringLiteral("programme"), QStringLiteral("2026-11"), true},
            {QStringLiteral("evaluation"), QStringLiteral("2026-11"), false}},
        *protocol, MemberStory::calendar(), QStringLiteral("metropole"), QDate(1974, 5, 2));
    REQUIRE(bodies.size() == 5);
    CHECK(std::get<PathwayJoined>(std::get<PathwaySaid>(bodies[0]).body).membership);
    CHECK(std::get<ConsentSaid>(bodies[1]).given);
    CHECK_FALSE(std::get<ConsentSaid>(bodies[2]).given);
    CHECK(std::get<AttributeSaid>(std::get<PathwaySaid>(bodies[3]).body).value == AttributeValue(QStringLiteral("moderate")));
    CHECK(std::get<QuestionnaireSaid>(std::get<PathwaySaid>(bodies[4]).body).answers.size() == 1);
}

TEST_CASE("without the consent of the programme nothing of a questionnaire is recorded", "[programmes][questionnaire]")
{
    const Protocol* protocol = MemberStory::book().joinedOn(u"vivoptim-impulsion", QDate(2026, 11, 3));
    REQUIRE(protocol);
    QuestionnaireResult result;
    result.level = RiskLevel::Moderate;
    CHECK(enrolmentBodies(result, {{QStringLiteral("programme"), QStringLiteral("2026-11"), false}}, *protocol,
        MemberStory::calendar(), QStringLiteral("metropole"), QDate(1974, 5, 2))
              .empty());
}

TEST_CASE("a questionnaire that was left is taken up again until it is complete", "[programmes][questionnaire]")
{
    ContactHistory history;
    const QString detail = QStringLiteral("vivoptim-detail");
    CHECK_FALSE(leftOpen(history, detail));
    QuestionnaireSaid said{detail, QStringLiteral("2026-11"), {{QStringLiteral("sleep"), QStringLiteral("good")}}, false};
    const auto say = [&] {
        PathwayRecord record;
        record.said = {QStringLiteral("vivoptim-impulsion"), said};
        history.pathways.push_back(record);
    };
    say();
    REQUIRE(leftOpen(history, detail));
    CHECK(leftOpen(history, detail)->front().second == QStringLiteral("good"));
    said.complete = true;
    say();
    CHECK_FALSE(leftOpen(history, detail));
}
