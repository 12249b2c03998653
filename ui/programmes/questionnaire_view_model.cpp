#include "ui/programmes/questionnaire_view_model.h"

#include "ui/words/typography.h"

#include <algorithm>

namespace relais {

namespace {

/// "15/03/2024"; when only that is known, "03/2024" and "2024": their first day.
std::optional<std::int64_t> dayFromTyped(const QString& typed)
{
    for (const auto* format : {"d/M/yyyy", "M/yyyy", "yyyy"}) {
        const QDate day = QDate::fromString(typed, QString::fromLatin1(format));
        if (day.isValid()) {
            return day.toJulianDay();
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> valueFromTyped(const Question& question, const QString& typed)
{
    if (question.type == Question::Type::Day) {
        return dayFromTyped(typed);
    }
    bool good = false;
    const int number = typed.toInt(&good);
    return good ? std::optional<std::int64_t>(number) : std::nullopt;
}

bool isTyped(const Question& question)
{
    return question.type == Question::Type::Number || question.type == Question::Type::Day;
}

} // namespace

QuestionnaireViewModel::QuestionnaireViewModel(const Setting& setting, QObject* parent)
    : QObject(parent), m_book(setting.book), m_today(setting.today), m_known(setting.known),
      m_member(setting.consent == QuestionnaireRun::Consent::Held),
      m_run(setting.questionnaire, setting.clock, setting.today, setting.consent)
{
    moved();
}

void QuestionnaireViewModel::takeUp(const QuestionnaireAnswers& answers)
{
    m_run.takeUp(answers);
    moved();
    Q_EMIT changed();
}

QString QuestionnaireViewModel::timeText() const
{
    return QuestionnaireWords::time(m_run.elapsed(), std::chrono::seconds(m_run.questionnaire().targetSeconds));
}

bool QuestionnaireViewModel::isOverTime() const
{
    return m_run.elapsed() > std::chrono::seconds(m_run.questionnaire().targetSeconds);
}

QStringList QuestionnaireViewModel::choices() const
{
    const Question* asked = question();
    return !asked                               ? QStringList()
        : asked->type == Question::Type::Choice ? asked->choiceTitles
        : asked->type == Question::Type::Flag   ? QStringList{tr("Oui"), tr("Non")}
                                                : QStringList();
}

QString QuestionnaireViewModel::typedText() const
{
    const Question* asked = question();
    const auto value = m_run.currentAnswer();
    if (!asked || !value || !isTyped(*asked)) {
        return {};
    }
    return asked->type == Question::Type::Day ? QDate::fromJulianDay(*value).toString(QStringLiteral("dd/MM/yyyy"))
                                              : QString::number(*value);
}

void QuestionnaireViewModel::choose(int index)
{
    if (index >= 0 && index < choices().size()) {
        m_chosen = index;
        m_message.clear();
        Q_EMIT changed();
    }
}

void QuestionnaireViewModel::next(const QString& typed)
{
    const Question* asked = question();
    if (!asked) {
        return;
    }
    std::optional<std::int64_t> value;
    const bool empty = isTyped(*asked) ? typed.trimmed().isEmpty() : m_chosen < 0;
    // The first choice has the focus and looks as if Enter took it: passing a choice is an act of its own.
    if (empty && !asked->required && isTyped(*asked)) {
        skip();
        return;
    }
    if (isTyped(*asked)) {
        value = valueFromTyped(*asked, typed.trimmed());
    } else if (!empty) {
        // "Oui" stands first on the screen.
        value = asked->type == Question::Type::Flag ? 1 - m_chosen : m_chosen;
    }
    if (!value || !m_run.answer(*value)) {
        m_message = empty && !asked->required ? typographic(tr("Choisissez une réponse, ou passez la question."))
            : empty && isTyped(*asked)        ? typographic(tr("Cette réponse est nécessaire pour continuer."))
                                              : QuestionnaireWords::outOfBounds(*asked, m_today);
        Q_EMIT changed();
        return;
    }
    moved();
    Q_EMIT changed();
}

void QuestionnaireViewModel::skip()
{
    if (m_run.skip()) {
        moved();
    } else if (question()) {
        m_message = typographic(tr("Cette réponse est nécessaire pour continuer."));
    }
    Q_EMIT changed();
}

void QuestionnaireViewModel::goBack()
{
    if (m_run.goBack()) {
        moved();
        Q_EMIT changed();
    }
}

void QuestionnaireViewModel::goToEnd()
{
    if (m_run.goToEnd()) {
        moved();
        Q_EMIT changed();
    }
}

void QuestionnaireViewModel::moved()
{
    m_message.clear();
    m_chosen = -1;
    if (!question()) {
        reachEnd();
        return;
    }
    m_stage = Stage::Asking;
    if (const auto value = m_run.currentAnswer(); value && !isTyped(*question())) {
        m_chosen = static_cast<int>(question()->type == Question::Type::Flag ? 1 - *value : *value);
    }
}

void QuestionnaireViewModel::reachEnd()
{
    m_stage = Stage::Ended;
    m_protocol = nullptr;
    m_consents.clear();
    m_whyNone.clear();
    if (m_member || !m_run.questionnaire().scoring) {
        return;
    }
    // Other answers may lead to another pathway, whose consents are read anew.
    m_run.setConsent(false);
    Attributes attributes = m_known;
    m_run.addAttributes(attributes);
    const PathwayChoice choice = pathwayForLevel(m_book, m_run.questionnaire().programme, attributes, m_today);
    m_protocol = choice.protocol;
    if (!m_protocol) {
        m_whyNone = QuestionnaireWords::whyNone(choice);
        return;
    }
    for (const ConsentSpec& one : m_protocol->consents) {
        m_consents.push_back({one.title, QuestionnaireWords::wording(one.wording), one.required, false});
    }
}

QString QuestionnaireViewModel::levelText() const
{
    const auto score = m_stage == Stage::Ended ? m_run.score() : std::nullopt;
    return score ? QuestionnaireWords::level(score->asAnswered) : QString();
}

QString QuestionnaireViewModel::meaningText() const
{
    const auto score = m_stage == Stage::Ended ? m_run.score() : std::nullopt;
    if (!score) {
        return typographic(tr("Les réponses sont prêtes à être enregistrées."));
    }
    return score->isDecided() ? QuestionnaireWords::meaning(score->asAnswered)
                              : QuestionnaireWords::meaning(score->asAnswered) + u' '
            + typographic(tr("Des questions ont été passées : leurs réponses pourraient le changer."));
}

QStringList QuestionnaireViewModel::followsTexts() const
{
    return m_protocol ? QStringList{QuestionnaireWords::follows(*m_protocol)} : m_whyNone;
}

void QuestionnaireViewModel::setConsent(int at, bool given)
{
    if (m_stage != Stage::Ended || at < 0 || at >= static_cast<int>(m_consents.size())) {
        return;
    }
    m_consents[static_cast<std::size_t>(at)].given = given;
    m_run.setConsent(m_protocol && std::all_of(m_consents.begin(), m_consents.end(), [](const ConsentRow& row) {
        return row.given || !row.required;
    }) && std::any_of(m_consents.begin(), m_consents.end(), [](const ConsentRow& row) { return row.given && row.required; }));
    Q_EMIT changed();
}

bool QuestionnaireViewModel::canFinish() const
{
    return m_stage == Stage::Ended && m_run.isConsented() && (m_member || m_protocol);
}

void QuestionnaireViewModel::finish()
{
    if (!canFinish()) {
        return;
    }
    const auto result = m_run.result();
    if (!result) {
        return;
    }
    std::vector<ConsentAnswer> answers;
    answers.reserve(m_consents.size());
    for (std::size_t i = 0; i < m_consents.size(); ++i) {
        const ConsentSpec& spec = m_protocol->consents[i];
        answers.push_back({spec.code, spec.wording, m_consents[i].given});
    }
    const QString pathway = m_protocol ? m_protocol->pathway : QString();
    close();
    Q_EMIT finished(*result, answers, pathway);
}

void QuestionnaireViewModel::leave()
{
    const auto partial = m_run.partial();
    if (!partial) {
        abandon();
        return;
    }
    if (m_stage == Stage::Closed) {
        return;
    }
    close();
    Q_EMIT left(*partial);
}

void QuestionnaireViewModel::abandon()
{
    if (m_stage == Stage::Closed) {
        return;
    }
    close();
    Q_EMIT abandoned();
}

void QuestionnaireViewModel::close()
{
    const QuestionnaireMeasure measure = m_run.measure();
    m_run.wipe();
    m_stage = Stage::Closed;
    m_chosen = -1;
    m_message.clear();
    m_protocol = nullptr;
    m_consents.clear();
    m_whyNone.clear();
    Q_EMIT changed();
    Q_EMIT measured(measure);
}

} // namespace relais
