#pragma once

#include "core/base/result.h"
#include "core/programmes/answer_sheet.h"

#include <QJsonObject>

#include <utility>
#include <vector>

namespace relais {

/// Answers by the code of their question, ascending, each once: "tobacco" → "never", "age" → "52", "diabetes" → "yes", "event_day" →
/// "2024-03-01". At most 60, of at most 64 characters each. Health data: only of somebody who has consented; never in a log.
using QuestionnaireAnswers = std::vector<std::pair<QString, QString>>;

QJsonObject toJson(const QuestionnaireAnswers& answers);
/// InvalidInput, whose detail is "answers", "answers_too_many", "answer_code" or "answer_text" and never a value.
Result<QuestionnaireAnswers> answersFromJson(const QJsonValue& json);

/// The text of an answer that the question accepts.
QString answerText(const Question& question, std::int64_t value);
/// The way back; nothing: no such answer to this question, on that day.
std::optional<std::int64_t> answerFromText(const Question& question, const QString& text, QDate today);

/// Those of the questions that are asked; what was answered before a follow-up fell away is left out.
QuestionnaireAnswers answersOn(const Questionnaire& questionnaire, const AnswerSheet& sheet);
/// Fills the sheet; what another version asked, or what this one does not accept, is left open and will be asked. Returns how many fit.
int fillSheet(const Questionnaire& questionnaire, const QuestionnaireAnswers& answers, QDate today, AnswerSheet& sheet);

} // namespace relais
