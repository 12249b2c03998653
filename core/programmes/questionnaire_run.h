#pragma once

#include "core/base/clock.h"
#include "core/programmes/questionnaire_answers.h"
#include "core/programmes/questionnaire_score.h"

namespace relais {

/// What leaves a filling-in once the person has consented. Health data.
struct QuestionnaireResult {
    QString questionnaire; ///< code
    QString version;
    QuestionnaireAnswers answers;
    std::optional<RiskLevel> level; ///< nothing: it sets none, or is not complete
    bool complete = false;          ///< its end was reached
    int seconds = 0;                ///< of this sitting
    bool operator==(const QuestionnaireResult&) const = default;
};

/// What may be counted of any filling-in, also of one that was dropped: how long, how far, no answer and nobody.
struct QuestionnaireMeasure {
    QString questionnaire;
    QString version;
    bool completed = false;
    int seconds = 0;
    int answered = 0;
    bool operator==(const QuestionnaireMeasure&) const = default;
};

/// One questionnaire being filled in, one question at a time. The answers are held in memory only, and overwritten when it is dropped,
/// destroyed or wiped. They come out only after the person consented. Borrows questionnaire and clock. Any one thread.
class QuestionnaireRun {
public:
    /// Held: somebody who takes part already and has consented before.
    enum class Consent { None, Held };

    /// `today` bounds the days that can be answered.
    QuestionnaireRun(const Questionnaire& questionnaire, const Clock& clock, QDate today, Consent consent = Consent::None);

    const Questionnaire& questionnaire() const { return m_questionnaire; }
    /// Goes on where an earlier sitting was left, also on another desk: at the first question without an answer. Returns how many answers fit.
    int takeUp(const QuestionnaireAnswers& answers);

    /// The question to be asked now; nothing: the end is reached.
    const Question* current() const;
    std::optional<std::int64_t> currentAnswer() const;
    /// False, and nothing changes: not an answer to this question, or there is none to be asked.
    bool answer(std::int64_t value);
    bool skip();    ///< false: it has to be answered
    bool goBack();  ///< false: this is the first
    bool goToEnd(); ///< false: one that is required is still open
    bool canGoToEnd() const;

    int position() const; ///< of the current question among those asked, from 1
    int total() const;    ///< questions asked, as far as is known: a follow-up joins when its answer is given
    int answeredCount() const;
    std::chrono::seconds elapsed() const; ///< of this sitting, until the end was reached
    std::optional<QuestionnaireScore> score() const { return scoreOf(m_questionnaire, m_sheet); }
    /// Adds what a programme may ask for: risk_level (at the end), age when it is not known already, cardiovascular_event. Nothing else, ever.
    void addAttributes(Attributes& attributes) const;

    void setConsent(bool given) { m_consent = given ? Consent::Held : Consent::None; }
    bool isConsented() const { return m_consent == Consent::Held; }
    /// Fails with NotPermitted before the consent, with InvalidInput before the end, with Cancelled when it was wiped.
    Result<QuestionnaireResult> result() const;
    /// What there is so far, to be taken up again. Fails with NotPermitted before the consent, and when the questionnaire is not resumable.
    Result<QuestionnaireResult> partial() const;
    QuestionnaireMeasure measure() const;
    /// Overwrites every answer; nothing can be answered or given out any more.
    void wipe();
    bool isWiped() const { return m_wiped; }

private:
    bool asked(std::size_t question) const;
    std::size_t nextFrom(std::size_t question) const;
    void moveTo(std::size_t question);
    QuestionnaireResult soFar() const;

    const Questionnaire& m_questionnaire;
    const Clock& m_clock;
    QDate m_today;
    Consent m_consent;
    AnswerSheet m_sheet;
    std::size_t m_at = 0; ///< as many as there are questions: the end
    std::chrono::nanoseconds m_began;
    std::optional<std::chrono::nanoseconds> m_ended;
    QuestionnaireMeasure m_lastMeasure; ///< once wiped
    bool m_wiped = false;
};

} // namespace relais
