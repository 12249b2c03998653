#include "app/relaisctl/verbs.h"
#include "core/programmes/programme_book.h"
#include "tests/support/filled_sheet.h"

#include <QFile>
#include <QTemporaryDir>

#include <sstream>

using namespace relais;
using relais::test::shipped;

namespace {

const char* const good =
    R"({"format": 1, "code": "q", "programme": "p", "title": {"fr": "Q"}, "version": "1", "validFrom": "2026-01-01",
  "notice": {"fr": "N"}, "targetSeconds": 100, "resumable": false, "questions": [
    {"code": "age", "title": {"fr": "A"}, "type": "number", "unit": {"fr": "ans"}, "lowest": 18, "highest": 110, "required": true, "seconds": 5,
     "bands": [{"from": 50, "points": 1}, {"from": 60, "points": 2}]},
    {"code": "tobacco", "title": {"fr": "T"}, "type": "choice", "seconds": 5, "choices": [
      {"code": "no", "title": {"fr": "N"}}, {"code": "yes", "title": {"fr": "O"}, "points": 3}]},
    {"code": "packs", "title": {"fr": "P"}, "type": "number", "unit": {"fr": "paquets"}, "lowest": 0, "highest": 9, "seconds": 5,
     "when": {"attribute": "tobacco", "oneOf": ["yes"]}},
    {"code": "seen", "title": {"fr": "S"}, "type": "day", "yearsBack": 3, "seconds": 5}],
  "scoring": {"levels": [{"level": "moderate", "from": 2}, {"level": "high", "from": 4}], "unanswered": "lowest",
    "overrides": [{"when": {"attribute": "age", "atLeast": 90}, "level": "high"}]}})";

QStringList faultsWith(const char* part, const char* by)
{
    QByteArray json(good);
    REQUIRE(json.contains(part));
    json.replace(part, by);
    return englishOf(readQuestionnaireFile(json, QStringLiteral("q.json")).faults);
}

} // namespace

TEST_CASE("the questionnaires that ship are good, and the risk is asked in under three minutes", "[programmes][questionnaire]")
{
    CHECK(
        shippedQuestionnaireFiles() == QStringList{QStringLiteral("vivoptim-detail.json"), QStringLiteral("vivoptim-risk.json")});
    const Questionnaire risk = shipped("vivoptim-risk");
    CHECK(risk.requiredCount() <= 4);
    CHECK(risk.questionSeconds() < 180);
    CHECK(risk.targetSeconds <= 180);
    CHECK_FALSE(risk.resumable); // in memory only, until the person consents
    CHECK(risk.scoring);
    const Questionnaire detail = shipped("vivoptim-detail");
    CHECK(detail.resumable);
    CHECK_FALSE(detail.scoring);
    CHECK(detail.questions.size() > risk.questions.size());
    const auto book = ProgrammeBook::shipped();
    REQUIRE(book);
    CHECK(book->joinedOn(u"vivoptim-declic", test::questionnaireDay)->programme == risk.programme);
}

TEST_CASE("each fault of a questionnaire is one line with file, path and what was expected", "[programmes][questionnaire]")
{
    CHECK(faultsWith("\"Q\"", "\"Q\"") == QStringList());
    struct Row {
        const char* part;
        const char* by;
        const char* fault;
    };
    const auto row = GENERATE(Row{"\"tobacco\", \"title\"", "\"age\", \"title\"",
                                  "q.json: /questions/1/code: expected a name that is no attribute set by the programme"},
        Row{"\"code\": \"seen\"", "\"code\": \"tobacco\"", "q.json: /questions/3/code: expected each question once"},
        Row{"\"code\": \"seen\"", "\"code\": \"envol_plus\"",
            "q.json: /questions/3/code: expected a name that is no attribute set by the programme"},
        Row{"\"code\": \"seen\"", "\"code\": \"risk_level\"",
            "q.json: /questions/3/code: expected a name that is no attribute set by the programme"},
        Row{"\"day\"", "\"essay\"", "q.json: /questions/3/type: expected choice, number, flag or day"},
        Row{"\"yearsBack\"", "\"years\"", "q.json: /questions/3/yearsBack: expected a value, it is missing"},
        Row{"{\"fr\": \"T\"}", "{\"en\": \"T\"}", "q.json: /questions/1/title/fr: expected a value, it is missing"},
        Row{"{\"code\": \"no\", \"title\": {\"fr\": \"N\"}},", "",
            "q.json: /questions/1/choices: expected 2 to 9 choices, a key each"},
        Row{"\"code\": \"no\"", "\"code\": \"yes\"", "q.json: /questions/1/choices/1/code: expected each choice once"},
        Row{"\"points\": 3", "\"points\": -3", "q.json: /questions/1/choices/1/points: expected a whole number from 0 to 20"},
        Row{"{\"from\": 60", "{\"from\": 50", "q.json: /questions/0/bands/1/from: expected more than the band before"},
        Row{"\"highest\": 110", "\"highest\": 7", "q.json: /questions/0/highest: expected more than the lowest"},
        Row{"[\"yes\"]", "[\"maybe\"]",
            "q.json: /questions/2/when: expected earlier questions that everybody is asked, and choices that they have"},
        Row{"{\"attribute\": \"tobacco\", \"oneOf\": [\"yes\"]}", "{\"attribute\": \"seen\", \"known\": true}",
            "q.json: /questions/2/when/attribute: expected a known attribute, or a field of this pathway's form"},
        Row{"{\"attribute\": \"tobacco\", \"oneOf\": [\"yes\"]}", "{\"attribute\": \"member\", \"is\": true}",
            "q.json: /questions/2/when: expected earlier questions that everybody is asked, and choices that they have"},
        Row{"{\"attribute\": \"age\", \"atLeast\": 90}", "{\"attribute\": \"packs\", \"atLeast\": 9}",
            "q.json: /scoring/overrides/0/when/attribute: expected a known attribute, or a field of this pathway's form"},
        Row{"\"level\": \"high\"}]", "\"level\": \"low\"}]", "q.json: /scoring/overrides/0/level: expected moderate or high"},
        Row{"\"from\": 4}", "\"from\": 2}", "q.json: /scoring/levels/1/from: expected a whole number from 3 to 1000"},
        Row{"\"unanswered\": \"lowest\"", "\"unanswered\": \"never\"", "q.json: /scoring/unanswered: expected lowest or highest"},
        Row{"\"targetSeconds\": 100", "\"targetSeconds\": 19",
            "q.json: /targetSeconds: expected at least the seconds of all questions together"},
        Row{"\"scoring\"", "\"skoring\"", "q.json: /questions/0: expected no points without a scoring"},
        Row{"\"resumable\"", "\"resume\"", "q.json: /resume: expected no such key here"});
    CAPTURE(row.part, row.by);
    const QStringList faults = faultsWith(row.part, row.by);
    CAPTURE(faults.join(u'\n').toStdString());
    CHECK(faults.contains(QString::fromLatin1(row.fault)));
}

TEST_CASE("any bytes at all are faults of a questionnaire and never a crash", "[programmes][questionnaire]")
{
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const QByteArray whole(good);
    for (int i = 0; i < 400; ++i) {
        QByteArray bytes = whole;
        for (int hits = 0; hits < 3; ++hits) {
            bytes[static_cast<qsizetype>(random() % static_cast<std::uint64_t>(bytes.size()))] =
                static_cast<char>(random() % 127 + 1);
        }
        const QuestionnaireFile read = readQuestionnaireFile(bytes, QStringLiteral("q.json"));
        // What is taken for good can be used.
        AnswerSheet sheet(read.questionnaire.questions.size());
        CHECK((!read.faults.empty() || read.questionnaire.questions.size() == 4));
    }
}

TEST_CASE("relaisctl checks questionnaires and says each fault", "[programmes][questionnaire]")
{
    const auto tool = [](const QStringList& arguments, std::ostringstream& out) {
        std::ostringstream err;
        return runTool(
            QStringList{QStringLiteral("questionnaires"), QStringLiteral("check")} + arguments, ToolStreams{out, err, false});
    };
    std::ostringstream out;
    CHECK(tool({}, out) == ExitDone);
    CHECK(out.str().empty());
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("q.json")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(good).replace("\"day\"", "\"essay\""));
    file.close();
    CHECK(tool({file.fileName()}, out) == ExitRefused);
    CHECK(QString::fromStdString(out.str()).contains(
        QStringLiteral("q.json: /questions/3/type: attendu\u00a0: choice, number, flag ou day")));
    CHECK(tool({folder.path()}, out) == ExitFailed);
}
