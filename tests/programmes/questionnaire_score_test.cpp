#include "core/programmes/questionnaire_score.h"
#include "tests/support/filled_sheet.h"

#include <algorithm>
#include <numeric>

using namespace relais;
using relais::test::fill;
using relais::test::shipped;

namespace {

QuestionnaireAnswers said(const char* text)
{
    QuestionnaireAnswers answers;
    for (const QString& one : QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts)) {
        answers.emplace_back(one.section(u'=', 0, 0), one.section(u'=', 1));
    }
    return answers;
}

QuestionnaireScore scoreWith(const Questionnaire& risk, const char* text)
{
    AnswerSheet sheet(risk.questions.size());
    fill(risk, sheet, said(text));
    return scoreOf(risk, sheet).value();
}

/// Some answers, the others open.
void fillSome(const Questionnaire& questionnaire, AnswerSheet& sheet, std::mt19937_64& random, unsigned outOfFour)
{
    for (std::size_t i = 0; i < questionnaire.questions.size(); ++i) {
        if (random() % 4 < outOfFour) {
            sheet.answer(i, test::anyAnswer(questionnaire.questions[i], random));
        }
    }
}

void copy(const AnswerSheet& from, AnswerSheet& to)
{
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (const auto value = from.at(i)) {
            to.answer(i, *value);
        } else {
            to.clear(i);
        }
    }
}

const char* const quiet = "cardiovascular_event=no age=40 sex=female tobacco=never diabetes=no hypertension=no cholesterol=no "
                          "physical_activity=most_days family_event=no waist=80 food=daily";

} // namespace

TEST_CASE("the answers to the risk questionnaire set one of three levels", "[programmes][questionnaire]")
{
    const Questionnaire risk = shipped("vivoptim-risk");
    struct Row {
        const char* answers;
        int least;
        int most;
        RiskLevel lowest;
        RiskLevel highest;
    };
    const auto row = GENERATE(Row{"", 0, 20, RiskLevel::Low, RiskLevel::High}, Row{quiet, 0, 0, RiskLevel::Low, RiskLevel::Low},
        // A past event decides by itself, whatever else.
        Row{"cardiovascular_event=yes", 0, 20, RiskLevel::High, RiskLevel::High},
        Row{"cardiovascular_event=no age=60 sex=male tobacco=never diabetes=no hypertension=no cholesterol=no "
            "physical_activity=most_days",
            3, 7, RiskLevel::Low, RiskLevel::Moderate},
        // Optional ones that cannot matter any more: 4 to 8 points are all moderate.
        Row{"cardiovascular_event=no age=60 sex=male tobacco=never diabetes=no hypertension=no cholesterol=no "
            "physical_activity=some_days",
            4, 8, RiskLevel::Moderate, RiskLevel::Moderate},
        Row{"cardiovascular_event=no age=50 sex=male tobacco=current diabetes=yes hypertension=no cholesterol=no "
            "physical_activity=some_days",
            9, 14, RiskLevel::High, RiskLevel::High},
        // A smoker's cigarettes count only once she smokes; while that is open they may.
        Row{"tobacco=never", 0, 16, RiskLevel::Low, RiskLevel::High},
        Row{"tobacco=recent", 2, 18, RiskLevel::Low, RiskLevel::High},
        Row{"tobacco=current cigarettes=10", 4, 20, RiskLevel::Moderate, RiskLevel::High},
        Row{"tobacco=current cigarettes=9", 3, 19, RiskLevel::Low, RiskLevel::High},
        Row{"age=49", 0, 18, RiskLevel::Low, RiskLevel::High}, Row{"age=59", 1, 19, RiskLevel::Low, RiskLevel::High});
    CAPTURE(row.answers);
    const QuestionnaireScore score = scoreWith(risk, row.answers);
    CHECK(score.leastPoints == row.least);
    CHECK(score.mostPoints == row.most);
    CHECK(codeOf(score.lowest) == codeOf(row.lowest));
    CHECK(codeOf(score.highest) == codeOf(row.highest));
    CHECK(score.isDecided() == (row.lowest == row.highest));
    CHECK(score.asAnswered == score.lowest);
}

TEST_CASE("what stays unanswered counts as its worst where the file says so", "[programmes][questionnaire]")
{
    Questionnaire risk = shipped("vivoptim-risk");
    risk.scoring->unansweredCountsMost = true;
    CHECK(scoreWith(risk, "tobacco=never").asAnswered == RiskLevel::High);
    CHECK(scoreWith(risk, quiet).asAnswered == RiskLevel::Low);
}

TEST_CASE("the second questionnaire sets no level", "[programmes][questionnaire]")
{
    const Questionnaire detail = shipped("vivoptim-detail");
    AnswerSheet sheet(detail.questions.size());
    CHECK_FALSE(scoreOf(detail, sheet));
}

TEST_CASE("an answer of more risk never lowers the level", "[programmes][questionnaire]")
{
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const Questionnaire risk = shipped("vivoptim-risk");
    int compared = 0;
    for (int round = 0; round < 3000; ++round) {
        AnswerSheet before(risk.questions.size());
        fillSome(risk, before, random, 1 + random() % 4);
        AnswerSheet after(risk.questions.size());
        copy(before, after);
        const auto at = static_cast<std::size_t>(random() % risk.questions.size());
        const Question& question = risk.questions[at];
        const std::int64_t value = test::anyAnswer(question, random);
        const auto old = before.at(at);
        const bool event = question.code == QStringLiteral("cardiovascular_event");
        if (old && (event ? value < *old : question.pointsOf(value) < question.pointsOf(*old))) {
            continue;
        }
        after.answer(at, value);
        const auto from = scoreOf(risk, before).value();
        const auto to = scoreOf(risk, after).value();
        CAPTURE(question.code.toStdString(), value);
        CHECK(to.lowest >= from.lowest);
        CHECK(to.asAnswered >= from.asAnswered);
        if (old) {
            CHECK(to.highest >= from.highest);
        }
        ++compared;
    }
    CHECK(compared > 500);
}

TEST_CASE("a level that is decided stays, however the rest is answered, and the order of answers does not matter",
    "[programmes][questionnaire]")
{
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const Questionnaire risk = shipped("vivoptim-risk");
    int decidedEarly = 0;
    for (int round = 0; round < 1500; ++round) {
        AnswerSheet whole(risk.questions.size());
        fillSome(risk, whole, random, 4);
        const auto end = scoreOf(risk, whole).value();
        CHECK(end.isDecided());
        CHECK(end.leastPoints == end.mostPoints);
        std::vector<std::size_t> order(risk.questions.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), random);
        AnswerSheet sheet(risk.questions.size());
        QuestionnaireScore last = scoreOf(risk, sheet).value();
        for (const std::size_t at : order) {
            sheet.answer(at, *whole.at(at));
            const auto now = scoreOf(risk, sheet).value();
            // Every answer narrows what is still possible, and the end is inside it.
            CHECK(now.leastPoints >= last.leastPoints);
            CHECK(now.mostPoints <= last.mostPoints);
            CHECK(now.lowest <= end.lowest);
            CHECK(now.highest >= end.highest);
            decidedEarly += now.isDecided() && at != order.back() ? 1 : 0;
            last = now;
        }
        CHECK(last == end);
    }
    CHECK(decidedEarly > 0);
}
