#include "core/programmes/questionnaire_run.h"
#include "core/programmes/questionnaire_summary.h"
#include "tests/support/filled_sheet.h"
#include "tests/support/test_clock.h"

using namespace relais;
using relais::test::questionnaireDay;
using relais::test::shipped;
using relais::test::TestClock;

namespace {

struct Filling {
    explicit Filling(const char* code, QuestionnaireRun::Consent consent = QuestionnaireRun::Consent::None)
        : questionnaire(shipped(code)), run(questionnaire, clock, questionnaireDay, consent)
    {}
    QString asked() const { return run.current() ? run.current()->code : QStringLiteral("end"); }
    void say(const char* text)
    {
        const auto value = answerFromText(*run.current(), QString::fromLatin1(text), questionnaireDay);
        CAPTURE(text);
        REQUIRE(value);
        REQUIRE(run.answer(*value));
    }
    void sayAll(std::initializer_list<const char*> texts)
    {
        for (const char* text : texts) {
            say(text);
        }
    }

    TestClock clock;
    Questionnaire questionnaire;
    QuestionnaireRun run;
};

constexpr std::initializer_list<const char*> upToHabits{"no", "45", "female", "never", "no", "yes", "yes", "most_days"};

} // namespace

TEST_CASE("one question after the other, a follow-up only when its answer asks for it", "[programmes][questionnaire]")
{
    Filling f("vivoptim-risk");
    CHECK(f.run.position() == 1);
    CHECK(f.run.total() == 11);
    f.sayAll({"no", "45", "female", "current"});
    CHECK(f.asked() == QStringLiteral("cigarettes"));
    CHECK(f.run.total() == 12);
    CHECK(f.run.position() == 5);
    f.say("20");
    CHECK(f.asked() == QStringLiteral("diabetes"));
    CHECK(f.run.goBack());
    CHECK(f.run.currentAnswer() == 20);
    CHECK(f.run.goBack());
    f.say("never");
    CHECK(f.asked() == QStringLiteral("diabetes"));
    // What was said to the follow-up went with it.
    CHECK(f.run.answeredCount() == 4);
    CHECK(f.run.goBack());
    CHECK(f.asked() == QStringLiteral("tobacco"));
    f.say("current");
    CHECK_FALSE(f.run.currentAnswer());
}

TEST_CASE("only an answer within the bounds is taken, and only what is optional is passed", "[programmes][questionnaire]")
{
    Filling f("vivoptim-risk");
    CHECK_FALSE(f.run.skip());
    CHECK_FALSE(f.run.answer(2));
    CHECK_FALSE(f.run.goBack());
    f.say("no");
    CHECK_FALSE(f.run.answer(17));
    CHECK_FALSE(f.run.answer(111));
    CHECK(f.asked() == QStringLiteral("age"));
    f.sayAll({"45", "female", "never"});
    CHECK_FALSE(f.run.canGoToEnd());
    CHECK_FALSE(f.run.goToEnd());
    f.say("no");
    CHECK(f.run.canGoToEnd());
    f.sayAll({"yes", "yes", "most_days"});
    CHECK(f.run.skip());
    CHECK(f.asked() == QStringLiteral("waist"));
    CHECK(f.run.goToEnd());
    CHECK(f.asked() == QStringLiteral("end"));
    CHECK(f.run.score()->asAnswered == RiskLevel::Moderate);
    CHECK(f.run.goBack());
    CHECK(f.asked() == QStringLiteral("food"));
}

TEST_CASE("nothing leaves the memory before the consent, and nothing is left after it was dropped", "[programmes][questionnaire]")
{
    Filling f("vivoptim-risk");
    f.sayAll(upToHabits);
    CHECK(f.run.result().error().code == ErrorCode::NotPermitted);
    CHECK(f.run.partial().error().code == ErrorCode::NotPermitted);
    f.run.setConsent(true);
    CHECK(f.run.result().error().code == ErrorCode::InvalidInput);  // not at its end
    CHECK(f.run.partial().error().code == ErrorCode::NotPermitted); // this one is never kept half done
    REQUIRE(f.run.goToEnd());
    SECTION("given")
    {
        const auto result = f.run.result();
        REQUIRE(result);
        CHECK(result->questionnaire == QStringLiteral("vivoptim-risk"));
        CHECK(result->version == QStringLiteral("2026-11"));
        CHECK(result->complete);
        CHECK(result->level == RiskLevel::Moderate);
        CHECK(result->answers.size() == 8);
        CHECK(result->answers.front() == std::pair(QStringLiteral("age"), QStringLiteral("45")));
    }
    SECTION("taken back")
    {
        f.run.setConsent(false);
        CHECK(f.run.result().error().code == ErrorCode::NotPermitted);
    }
    SECTION("dropped")
    {
        f.run.wipe();
        CHECK(f.run.result().error().code == ErrorCode::Cancelled);
        CHECK(f.run.answeredCount() == 0);
        CHECK(f.run.current() == nullptr);
        CHECK_FALSE(f.run.goBack());
        Attributes attributes;
        f.run.addAttributes(attributes);
        CHECK(attributes.isEmpty());
        // How long and how far stays known, for the completion rate.
        CHECK(f.run.measure().completed);
        CHECK(f.run.measure().answered == 8);
    }
}

TEST_CASE("a wiped sheet knows of no answer and of nothing passed", "[programmes][questionnaire]")
{
    const Questionnaire risk = shipped("vivoptim-risk");
    AnswerSheet sheet(risk.questions.size());
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        sheet.answer(i, 77);
    }
    sheet.skip(0);
    CHECK(sheet.isSkipped(0));
    sheet.wipe();
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        CHECK_FALSE(sheet.at(i));
        CHECK_FALSE(sheet.isSkipped(i));
    }
}

TEST_CASE("the time stands still once the questions are answered", "[programmes][questionnaire]")
{
    Filling f("vivoptim-risk");
    f.clock.advance(std::chrono::seconds(70));
    f.sayAll(upToHabits);
    CHECK(f.run.elapsed() == std::chrono::seconds(70));
    f.run.goToEnd();
    f.clock.advance(std::chrono::minutes(5));
    CHECK(f.run.elapsed() == std::chrono::seconds(70));
    f.run.goBack();
    CHECK(f.run.elapsed() == std::chrono::seconds(370));
    // A set clock moves nothing.
    f.clock.setWall(f.clock.now() + std::chrono::hours(1));
    CHECK(f.run.elapsed() == std::chrono::seconds(370));
}

TEST_CASE(
    "the second questionnaire is left and taken up again, also through JSON and another version", "[programmes][questionnaire]")
{
    Filling f("vivoptim-detail", QuestionnaireRun::Consent::Held);
    f.sayAll({"172", "81"});
    REQUIRE(f.run.skip()); // the change of weight
    f.sayAll({"stroke", "2024-03-01", "3"});
    const auto partial = f.run.partial();
    REQUIRE(partial);
    CHECK_FALSE(partial->complete);
    CHECK_FALSE(partial->level);
    CHECK(partial->answers.size() == 5);
    auto answers = answersFromJson(toJson(partial->answers));
    REQUIRE(answers);
    CHECK(*answers == partial->answers);

    Filling other("vivoptim-detail", QuestionnaireRun::Consent::Held);
    SECTION("on another desk")
    {
        CHECK(other.run.takeUp(*answers) == 5);
        // What was passed is asked again, first.
        CHECK(other.asked() == QStringLiteral("weight_change"));
        REQUIRE(other.run.skip());
        CHECK(other.run.currentAnswer() == 2);
    }
    SECTION("what does not fit any more is asked again")
    {
        answers->emplace_back(QStringLiteral("no_such_question"), QStringLiteral("1"));
        answers->front().second = QStringLiteral("2099-01-01"); // the day of the event
        CHECK(other.run.takeUp(*answers) == 4);
        CHECK(other.run.answeredCount() == 4);
    }
}

TEST_CASE("the JSON of answers is bounded, and an error never repeats a value", "[programmes][questionnaire]")
{
    QJsonObject many;
    for (int i = 0; i < 61; ++i) {
        many.insert(QStringLiteral("q%1").arg(i), QStringLiteral("1"));
    }
    QJsonObject most = many;
    most.remove(QStringLiteral("q60"));
    CHECK(answersFromJson(most)->size() == 60);
    struct Row {
        QJsonValue json;
        const char* detail;
    };
    const auto row = GENERATE_COPY(Row{many, "answers_too_many"}, Row{QStringLiteral("x"), "answers"},
        Row{QJsonObject{{QStringLiteral("a"), QString(65, u'1')}}, "answer_text"},
        Row{QJsonObject{{QStringLiteral("a"), 12}}, "answer_text"},
        Row{QJsonObject{{QStringLiteral("a"), QString()}}, "answer_text"},
        Row{QJsonObject{{QStringLiteral("Éa"), QStringLiteral("1")}}, "answer_code"},
        Row{QJsonObject{{QString(65, u'a'), QStringLiteral("1")}}, "answer_code"});
    const auto read = answersFromJson(row.json);
    REQUIRE_FALSE(read);
    CHECK(read.error() == Error{ErrorCode::InvalidInput, QString::fromLatin1(row.detail)});
    CHECK(answersFromJson(QJsonObject{{QStringLiteral("a"), QString(64, u'1')}}));
}

TEST_CASE("completion and median time are told of many fillings", "[programmes][questionnaire]")
{
    CHECK_FALSE(summaryOf({}).completion());
    const auto one = [](bool completed, int seconds) {
        return QuestionnaireMeasure{QStringLiteral("q"), QStringLiteral("1"), completed, seconds, 3};
    };
    const auto summary = summaryOf({one(true, 200), one(false, 20), one(true, 100), one(true, 120), one(false, 9)});
    CHECK(summary.begun == 5);
    CHECK(summary.completion() == Approx(0.6));
    CHECK(summary.medianSeconds == 120);
    CHECK(summaryOf({one(true, 200), one(true, 100)}).medianSeconds == 100);
    CHECK_FALSE(summaryOf({one(false, 1)}).medianSeconds);
}

TEST_CASE("no answer can set Envol+, nor anything else that the programme sets", "[programmes][questionnaire]")
{
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (const QString& name : shippedQuestionnaireFiles()) {
        Filling f(name.chopped(5).toLatin1().constData(), QuestionnaireRun::Consent::Held);
        for (int round = 0; round < 50; ++round) {
            while (f.run.current()) {
                REQUIRE(f.run.answer(test::anyAnswer(*f.run.current(), random)));
            }
            Attributes said;
            f.run.addAttributes(said);
            Attributes allowed;
            for (const char* one : {"age", "cardiovascular_event", "risk_level"}) {
                if (const AttributeValue* value = said.find(QString::fromLatin1(one))) {
                    allowed.set(QString::fromLatin1(one), *value);
                }
            }
            CHECK(said == allowed);
            const auto result = f.run.result();
            REQUIRE(result);
            for (const auto& [code, text] : result->answers) {
                CHECK(code != QStringLiteral("envol_plus"));
            }
            f.run.takeUp({});
        }
        // What the programme has set is left as it is.
        Attributes known;
        known.set(QStringLiteral("envol_plus"), true);
        known.set(QStringLiteral("age"), 52);
        f.run.addAttributes(known);
        CHECK(std::get<bool>(*known.find(u"envol_plus")));
        CHECK(std::get<int>(*known.find(u"age")) == 52);
    }
}
