#include "core/programmes/questionnaire_file.h"

#include "core/programmes/condition_json.h"
#include "core/programmes/programme_expectations.h"
#include "core/programmes/protocol_json.h"
#include "core/programmes/questionnaire_expectations.h"

#include <QDir>

#include <algorithm>

namespace relais {

namespace {

constexpr int mostPoints = 20;

std::optional<Question::Type> questionTypeFromCode(QStringView code)
{
    return code == QLatin1String("choice") ? std::optional(Question::Type::Choice)
        : code == QLatin1String("number")  ? std::optional(Question::Type::Number)
        : code == QLatin1String("flag")    ? std::optional(Question::Type::Flag)
        : code == QLatin1String("day")     ? std::optional(Question::Type::Day)
                                           : std::nullopt;
}

/// What may not be answered into being. The two that a person does say of herself are left, in the type that the programmes ask for.
bool isSetByProgramme(const QString& code, Question::Type type)
{
    if (code == QLatin1String("age")) {
        return type != Question::Type::Number;
    }
    if (code == QLatin1String("cardiovascular_event")) {
        return type != Question::Type::Flag;
    }
    return code == QLatin1String("envol_plus") || commonAttribute(code).has_value();
}

int pointsAt(const ResourceNode& node)
{
    return node.has(QLatin1String("points")) ? node.at(QLatin1String("points")).integer(0, mostPoints) : 0;
}

void choicesFrom(const ResourceNode& node, Question& question)
{
    const ResourceNode list = node.at(QLatin1String("choices"));
    for (const ResourceNode& choice : list.items()) {
        choice.allowOnly({QLatin1String("code"), QLatin1String("title"), QLatin1String("points")});
        const ResourceNode code = choice.at(QLatin1String("code"));
        if (question.choices.contains(code.code())) {
            code.expected(expected::choiceOnce);
        }
        question.choices.append(code.code());
        question.choiceTitles.append(frenchFrom(choice.at(QLatin1String("title"))));
        question.choicePoints.push_back(pointsAt(choice));
    }
    if (question.choices.size() < 2 || question.choices.size() > 9) {
        list.expected(expected::someChoices);
    }
}

void numberFrom(const ResourceNode& node, Question& question)
{
    question.unit = frenchFrom(node.at(QLatin1String("unit")));
    question.lowest = node.at(QLatin1String("lowest")).integer(-100000, 100000);
    question.highest = node.at(QLatin1String("highest")).integer(-100000, 100000);
    if (question.highest <= question.lowest) {
        node.at(QLatin1String("highest")).expected(expected::aboveLowest);
        question.highest = question.lowest + 1;
    }
    if (!node.has(QLatin1String("bands"))) {
        return;
    }
    for (const ResourceNode& item : node.at(QLatin1String("bands")).items()) {
        item.allowOnly({QLatin1String("from"), QLatin1String("points")});
        const PointBand band{item.at(QLatin1String("from")).integer(question.lowest, question.highest), pointsAt(item)};
        if (!question.bands.empty() && band.from <= question.bands.back().from) {
            item.at(QLatin1String("from")).expected(expected::aboveBand);
        }
        question.bands.push_back(band);
    }
}

FormField fieldOf(const Question& question)
{
    FormField field;
    field.code = question.code;
    field.choices = question.choices;
    field.type = question.type == Question::Type::Choice ? FormField::Type::Choice
        : question.type == Question::Type::Number        ? FormField::Type::Number
        : question.type == Question::Type::Flag          ? FormField::Type::Flag
                                                         : FormField::Type::Day;
    return field;
}

/// Whether it asks only about these fields, and of a choice only for codes that it has. Else it could never hold, and nobody would notice.
bool asksOnly(const Condition& condition, const std::vector<FormField>& form)
{
    if (condition.kind == Condition::Kind::CareGap) {
        return false;
    }
    if (!condition.attribute.isEmpty()) {
        const auto field =
            std::find_if(form.begin(), form.end(), [&](const FormField& one) { return one.code == condition.attribute; });
        return field != form.end() && std::all_of(condition.codes.begin(), condition.codes.end(), [&](const QString& code) {
            return field->choices.contains(code);
        });
    }
    return std::all_of(
        condition.parts.begin(), condition.parts.end(), [&](const Condition& part) { return asksOnly(part, form); });
}

/// `form`: the questions before that everybody is asked. Follow-ups are left out, so that a question not asked can never be
/// mistaken for one that is not answered yet.
Condition earlierFrom(const ResourceNode& node, const std::vector<FormField>& form)
{
    Condition condition = conditionFrom(node, form);
    if (!asksOnly(condition, form)) {
        node.expected(expected::earlierQuestions);
    }
    return condition;
}

Question questionFrom(const ResourceNode& node, const std::vector<FormField>& form)
{
    Question question;
    question.code = node.at(QLatin1String("code")).code();
    question.title = frenchFrom(node.at(QLatin1String("title")));
    question.hint = node.has(QLatin1String("hint")) ? frenchFrom(node.at(QLatin1String("hint"))) : QString();
    question.type = node.at(QLatin1String("type")).oneOf(&questionTypeFromCode, expected::questionType);
    if (isSetByProgramme(question.code, question.type)) {
        node.at(QLatin1String("code")).expected(expected::freeName);
    }
    const auto allow = [&](std::initializer_list<QLatin1String> own) {
        QList<QLatin1String> keys{QLatin1String("code"), QLatin1String("title"), QLatin1String("hint"), QLatin1String("type"),
            QLatin1String("required"), QLatin1String("when"), QLatin1String("seconds"), QLatin1String("note"),
            QLatin1String("marks")};
        keys.append(QList<QLatin1String>(own));
        for (const auto& [key, member] : node.members()) {
            if (std::none_of(keys.begin(), keys.end(), [&, name = key](QLatin1String one) { return name == one; })) {
                member.expected(expected::noSuchKey);
            }
        }
    };
    switch (question.type) {
    case Question::Type::Choice:
        allow({QLatin1String("choices")});
        choicesFrom(node, question);
        break;
    case Question::Type::Number:
        allow({QLatin1String("unit"), QLatin1String("lowest"), QLatin1String("highest"), QLatin1String("bands")});
        numberFrom(node, question);
        break;
    case Question::Type::Flag:
        allow({QLatin1String("points")});
        question.yesPoints = pointsAt(node);
        break;
    case Question::Type::Day:
        allow({QLatin1String("yearsBack")});
        question.yearsBack = node.at(QLatin1String("yearsBack")).integer(1, 120);
        break;
    }
    question.required = node.has(QLatin1String("required")) && node.at(QLatin1String("required")).flag();
    question.seconds = node.at(QLatin1String("seconds")).integer(1, 120);
    if (node.has(QLatin1String("when"))) {
        question.when = earlierFrom(node.at(QLatin1String("when")), form);
    }
    node.checkMarks();
    return question;
}

LevelScoring scoringFrom(const ResourceNode& node, const std::vector<FormField>& form)
{
    node.allowOnly({QLatin1String("levels"), QLatin1String("overrides"), QLatin1String("unanswered"), QLatin1String("note")});
    LevelScoring scoring;
    const auto levels = node.at(QLatin1String("levels")).items();
    const auto threshold = [&](std::size_t at, RiskLevel level, int lowest) {
        levels[at].allowOnly({QLatin1String("level"), QLatin1String("from")});
        if (riskLevelFromCode(levels[at].at(QLatin1String("level")).textOrEmpty()) != level) {
            levels[at].at(QLatin1String("level")).expected(expected::levelHere, {codeOf(level)});
        }
        return levels[at].at(QLatin1String("from")).integer(lowest, 1000);
    };
    if (levels.size() == 2) {
        scoring.moderateFrom = threshold(0, RiskLevel::Moderate, 1);
        scoring.highFrom = threshold(1, RiskLevel::High, scoring.moderateFrom + 1);
    } else {
        node.at(QLatin1String("levels")).expected(expected::twoLevels);
    }
    if (node.has(QLatin1String("overrides"))) {
        for (const ResourceNode& item : node.at(QLatin1String("overrides")).items()) {
            item.allowOnly({QLatin1String("when"), QLatin1String("level"), QLatin1String("note")});
            scoring.overrides.push_back({earlierFrom(item.at(QLatin1String("when")), form),
                item.at(QLatin1String("level")).oneOf(&riskLevelFromCode, expected::levelName)});
            if (scoring.overrides.back().level == RiskLevel::Low) {
                item.at(QLatin1String("level")).expected(expected::levelName);
            }
        }
    }
    const ResourceNode unanswered = node.at(QLatin1String("unanswered"));
    scoring.unansweredCountsMost = unanswered.textOrEmpty() == QLatin1String("highest");
    if (!scoring.unansweredCountsMost && unanswered.textOrEmpty() != QLatin1String("lowest")) {
        unanswered.expected(expected::lowestOrHighest);
    }
    return scoring;
}

void questionsFrom(const ResourceNode& root, Questionnaire& questionnaire, std::vector<FormField>& form)
{
    const ResourceNode list = root.at(QLatin1String("questions"));
    for (const ResourceNode& item : list.items()) {
        Question question = questionFrom(item, form);
        if (questionnaire.indexOf(question.code)) {
            item.at(QLatin1String("code")).expected(expected::questionOnce);
        }
        if (!root.has(QLatin1String("scoring")) && question.mostPoints() > 0) {
            item.expected(expected::noPoints);
        }
        if (!question.when) {
            form.push_back(fieldOf(question));
        }
        questionnaire.questions.push_back(std::move(question));
    }
    if (questionnaire.questions.empty() || questionnaire.questions.size() > mostQuestions) {
        list.expected(expected::questionCount, {QString::number(mostQuestions)});
    }
}

} // namespace

QuestionnaireFile readQuestionnaireFile(const QByteArray& json, const QString& fileName)
{
    ResourceProblems problems(fileName);
    const ResourceNode root = ResourceNode::parse(json, problems);
    root.allowOnly({QLatin1String("$schema"), QLatin1String("format"), QLatin1String("code"), QLatin1String("programme"),
        QLatin1String("title"), QLatin1String("version"), QLatin1String("validFrom"), QLatin1String("validUntil"),
        QLatin1String("note"), QLatin1String("notice"), QLatin1String("targetSeconds"), QLatin1String("resumable"),
        QLatin1String("marks"), QLatin1String("questions"), QLatin1String("scoring")});
    root.at(QLatin1String("format")).integer(1, 1);
    root.checkMarks();
    QuestionnaireFile file;
    Questionnaire& one = file.questionnaire;
    one.code = root.at(QLatin1String("code")).code();
    one.programme = root.at(QLatin1String("programme")).code();
    one.title = frenchFrom(root.at(QLatin1String("title")));
    one.version = root.at(QLatin1String("version")).text();
    one.validFrom = root.at(QLatin1String("validFrom")).date();
    if (root.has(QLatin1String("validUntil"))) {
        one.validUntil = root.at(QLatin1String("validUntil")).date();
        if (*one.validUntil < one.validFrom) {
            root.at(QLatin1String("validUntil")).expected(expected::notBeforeFrom);
        }
    }
    one.notice = frenchFrom(root.at(QLatin1String("notice")));
    one.targetSeconds = root.at(QLatin1String("targetSeconds")).integer(10, 3600);
    one.resumable = root.at(QLatin1String("resumable")).flag();
    std::vector<FormField> form;
    questionsFrom(root, one, form);
    if (root.has(QLatin1String("scoring"))) {
        one.scoring = scoringFrom(root.at(QLatin1String("scoring")), form);
    }
    if (one.questionSeconds() > one.targetSeconds) {
        root.at(QLatin1String("targetSeconds")).expected(expected::allSeconds);
    }
    file.faults = problems.faults();
    return file;
}

QStringList shippedQuestionnaireFiles()
{
    QStringList names =
        QDir(QStringLiteral(":/relais/resources/questionnaires")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    names.removeIf([](const QString& name) { return name.endsWith(QLatin1String(".schema.json")); });
    return names;
}

Result<Questionnaire> shippedQuestionnaire(const QString& code)
{
    const QString name = code + QStringLiteral(".json");
    const auto bytes = readResource(QStringLiteral("questionnaires/") + name);
    if (!bytes) {
        return failure(bytes.error());
    }
    QuestionnaireFile file = readQuestionnaireFile(*bytes, name);
    if (!file.faults.empty()) {
        return failure(ErrorCode::ResourceInvalid, englishOf(file.faults).join(u'\n'));
    }
    return std::move(file.questionnaire);
}

} // namespace relais
