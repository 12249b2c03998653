#include "core/programmes/questionnaire_run.h"

namespace relais {

QuestionnaireRun::QuestionnaireRun(const Questionnaire& questionnaire, const Clock& clock, QDate today, Consent consent)
    : m_questionnaire(questionnaire), m_clock(clock), m_today(today), m_consent(consent), m_sheet(questionnaire.questions.size()),
      m_began(clock.monotonic())
{
    moveTo(nextFrom(0));
}

bool QuestionnaireRun::asked(std::size_t question) const
{
    const BriefAttributes answers(m_questionnaire, m_sheet);
    return isAsked(m_questionnaire.questions[question], answers.all()) == Truth::Yes;
}

std::size_t QuestionnaireRun::nextFrom(std::size_t question) const
{
    while (question < m_sheet.size() && !asked(question)) {
        ++question;
    }
    return question;
}

void QuestionnaireRun::moveTo(std::size_t question)
{
    m_at = question;
    // Reading the level and the consents is not answering: the clock of the questions stands still meanwhile.
    if (m_at < m_sheet.size()) {
        m_ended.reset();
    } else if (!m_ended) {
        m_ended = m_clock.monotonic();
    }
}

int QuestionnaireRun::takeUp(const QuestionnaireAnswers& answers)
{
    if (m_wiped) {
        return 0;
    }
    m_sheet.wipe();
    const int fitting = fillSheet(m_questionnaire, answers, m_today, m_sheet);
    std::size_t first = nextFrom(0);
    while (first < m_sheet.size() && m_sheet.at(first)) {
        first = nextFrom(first + 1);
    }
    moveTo(first);
    return fitting;
}

const Question* QuestionnaireRun::current() const
{
    return !m_wiped && m_at < m_sheet.size() ? &m_questionnaire.questions[m_at] : nullptr;
}

std::optional<std::int64_t> QuestionnaireRun::currentAnswer() const
{
    return current() ? m_sheet.at(m_at) : std::nullopt;
}

bool QuestionnaireRun::answer(std::int64_t value)
{
    const Question* question = current();
    if (!question || !question->accepts(value, m_today)) {
        return false;
    }
    m_sheet.answer(m_at, value);
    // What was said to a follow-up that is not asked any more is not kept in case.
    for (std::size_t i = m_at + 1; i < m_sheet.size(); ++i) {
        if (!asked(i)) {
            m_sheet.clear(i);
        }
    }
    moveTo(nextFrom(m_at + 1));
    return true;
}

bool QuestionnaireRun::skip()
{
    const Question* question = current();
    if (!question || question->required) {
        return false;
    }
    m_sheet.skip(m_at);
    for (std::size_t i = m_at + 1; i < m_sheet.size(); ++i) {
        if (!asked(i)) {
            m_sheet.clear(i);
        }
    }
    moveTo(nextFrom(m_at + 1));
    return true;
}

bool QuestionnaireRun::goBack()
{
    if (m_wiped) {
        return false;
    }
    for (std::size_t i = m_at; i > 0; --i) {
        if (asked(i - 1)) {
            moveTo(i - 1);
            return true;
        }
    }
    return false;
}

bool QuestionnaireRun::canGoToEnd() const
{
    if (m_wiped) {
        return false;
    }
    for (std::size_t i = 0; i < m_sheet.size(); ++i) {
        if (m_questionnaire.questions[i].required && !m_sheet.at(i) && asked(i)) {
            return false;
        }
    }
    return true;
}

bool QuestionnaireRun::goToEnd()
{
    if (!canGoToEnd()) {
        return false;
    }
    moveTo(m_sheet.size());
    return true;
}

int QuestionnaireRun::position() const
{
    int position = 1;
    for (std::size_t i = 0; i < m_at; ++i) {
        position += asked(i) ? 1 : 0;
    }
    return position;
}

int QuestionnaireRun::total() const
{
    int total = 0;
    for (std::size_t i = 0; i < m_sheet.size(); ++i) {
        total += asked(i) ? 1 : 0;
    }
    return total;
}

int QuestionnaireRun::answeredCount() const
{
    int count = 0;
    for (std::size_t i = 0; i < m_sheet.size(); ++i) {
        count += m_sheet.at(i) ? 1 : 0;
    }
    return count;
}

std::chrono::seconds QuestionnaireRun::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::seconds>(m_ended.value_or(m_clock.monotonic()) - m_began);
}

void QuestionnaireRun::addAttributes(Attributes& attributes) const
{
    if (m_wiped) {
        return;
    }
    if (const auto now = score(); now && m_at >= m_sheet.size()) {
        attributes.set(QStringLiteral("risk_level"), codeOf(now->asAnswered));
    }
    const auto said = [&](const QString& code, Question::Type type) -> std::optional<std::int64_t> {
        const auto at = m_questionnaire.indexOf(code);
        return at && m_questionnaire.questions[*at].type == type ? m_sheet.at(*at) : std::nullopt;
    };
    const QString age = QStringLiteral("age");
    // A birth date on file is surer than what was said on the telephone.
    if (const auto years = said(age, Question::Type::Number); years && !attributes.find(age)) {
        attributes.set(age, static_cast<int>(*years));
    }
    const QString event = QStringLiteral("cardiovascular_event");
    if (const auto yes = said(event, Question::Type::Flag)) {
        attributes.set(event, *yes == 1);
    }
}

QuestionnaireResult QuestionnaireRun::soFar() const
{
    QuestionnaireResult result;
    result.questionnaire = m_questionnaire.code;
    result.version = m_questionnaire.version;
    result.answers = answersOn(m_questionnaire, m_sheet);
    result.seconds = static_cast<int>(elapsed().count());
    return result;
}

Result<QuestionnaireResult> QuestionnaireRun::result() const
{
    if (m_wiped) {
        return failure(ErrorCode::Cancelled, QStringLiteral("questionnaire"));
    }
    if (!isConsented()) {
        return failure(ErrorCode::NotPermitted, QStringLiteral("consent"));
    }
    if (m_at < m_sheet.size()) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("questionnaire_end"));
    }
    QuestionnaireResult result = soFar();
    result.complete = true;
    if (const auto now = score()) {
        result.level = now->asAnswered;
    }
    return result;
}

Result<QuestionnaireResult> QuestionnaireRun::partial() const
{
    if (m_wiped) {
        return failure(ErrorCode::Cancelled, QStringLiteral("questionnaire"));
    }
    if (!isConsented() || !m_questionnaire.resumable) {
        return failure(ErrorCode::NotPermitted, QStringLiteral("consent"));
    }
    return soFar();
}

QuestionnaireMeasure QuestionnaireRun::measure() const
{
    return m_wiped ? m_lastMeasure
                   : QuestionnaireMeasure{m_questionnaire.code, m_questionnaire.version, m_at >= m_sheet.size(),
                       static_cast<int>(elapsed().count()), answeredCount()};
}

void QuestionnaireRun::wipe()
{
    m_lastMeasure = measure();
    m_sheet.wipe();
    m_wiped = true;
}

} // namespace relais
