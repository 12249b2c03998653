#include "core/programmes/questionnaire_answers.h"

#include "core/programmes/questionnaire_score.h"

#include <algorithm>

namespace relais {

namespace {

constexpr qsizetype longestText = 64;

bool isCode(const QString& text)
{
    return !text.isEmpty() && text.size() <= longestText && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
    });
}

} // namespace

QJsonObject toJson(const QuestionnaireAnswers& answers)
{
    QJsonObject object;
    for (const auto& [code, text] : answers) {
        object.insert(code, text);
    }
    return object;
}

Result<QuestionnaireAnswers> answersFromJson(const QJsonValue& json)
{
    if (!json.isObject()) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("answers"));
    }
    const QJsonObject object = json.toObject();
    if (object.size() > static_cast<qsizetype>(mostQuestions)) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("answers_too_many"));
    }
    QuestionnaireAnswers answers;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!isCode(it.key())) {
            return failure(ErrorCode::InvalidInput, QStringLiteral("answer_code"));
        }
        const QString text = it.value().toString();
        if (!it.value().isString() || text.isEmpty() || text.size() > longestText) {
            return failure(ErrorCode::InvalidInput, QStringLiteral("answer_text"));
        }
        answers.emplace_back(it.key(), text);
    }
    std::sort(answers.begin(), answers.end());
    return answers;
}

QString answerText(const Question& question, std::int64_t value)
{
    switch (question.type) {
    case Question::Type::Choice: return question.choices.value(value);
    case Question::Type::Number: return QString::number(value);
    case Question::Type::Flag: return value == 1 ? QStringLiteral("yes") : QStringLiteral("no");
    case Question::Type::Day: return QDate::fromJulianDay(value).toString(Qt::ISODate);
    }
    return {};
}

std::optional<std::int64_t> answerFromText(const Question& question, const QString& text, QDate today)
{
    std::optional<std::int64_t> value;
    switch (question.type) {
    case Question::Type::Choice: value = question.choices.indexOf(text); break;
    case Question::Type::Number: {
        bool good = false;
        const int number = text.toInt(&good);
        value = good ? std::optional<std::int64_t>(number) : std::nullopt;
        break;
    }
    case Question::Type::Flag:
        value = text == QLatin1String("yes") ? std::optional<std::int64_t>(1)
            : text == QLatin1String("no")    ? std::optional<std::int64_t>(0)
                                             : std::nullopt;
        break;
    case Question::Type::Day: {
        const QDate day = QDate::fromString(text, Qt::ISODate);
        value = day.isValid() ? std::optional<std::int64_t>(day.toJulianDay()) : std::nullopt;
        break;
    }
    }
    return value && question.accepts(*value, today) ? value : std::nullopt;
}

QuestionnaireAnswers answersOn(const Questionnaire& questionnaire, const AnswerSheet& sheet)
{
    const BriefAttributes known(questionnaire, sheet);
    QuestionnaireAnswers answers;
    for (std::size_t i = 0; i < questionnaire.questions.size() && i < sheet.size(); ++i) {
        const Question& question = questionnaire.questions[i];
        const auto value = sheet.at(i);
        if (value && isAsked(question, known.all()) == Truth::Yes) {
            answers.emplace_back(question.code, answerText(question, *value));
        }
    }
    std::sort(answers.begin(), answers.end());
    return answers;
}

int fillSheet(const Questionnaire& questionnaire, const QuestionnaireAnswers& answers, QDate today, AnswerSheet& sheet)
{
    int fitting = 0;
    for (const auto& [code, text] : answers) {
        const auto at = questionnaire.indexOf(code);
        const auto value = at ? answerFromText(questionnaire.questions[*at], text, today) : std::nullopt;
        if (value && *at < sheet.size()) {
            sheet.answer(*at, *value);
            ++fitting;
        }
    }
    return fitting;
}

} // namespace relais
