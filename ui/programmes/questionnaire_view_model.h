#pragma once

#include "core/programmes/consent_answer.h"
#include "core/programmes/level_pathway.h"
#include "core/programmes/questionnaire_run.h"
#include "ui/words/questionnaire_words.h"

#include <QObject>

namespace relais {

/// One question at a time, then the level and the consents. The answers stay in the run's memory, and are overwritten when it is dropped,
/// left or finished. Borrows questionnaire, book and clock. Interface thread.
class QuestionnaireViewModel : public QObject {
    Q_OBJECT
public:
    enum class Stage { Asking, Ended, Closed };
    struct ConsentRow {
        QString title;
        QString wording;
        bool required = false;
        bool given = false;
    };
    /// `known` is what is on file of the person, and what the pathways may ask for beside the answers.
    struct Setting {
        const Questionnaire& questionnaire;
        const ProgrammeBook& book;
        const Clock& clock;
        QDate today;
        Attributes known;
        QuestionnaireRun::Consent consent = QuestionnaireRun::Consent::None;
    };

    explicit QuestionnaireViewModel(const Setting& setting, QObject* parent = nullptr);

    /// Goes on where it was left.
    void takeUp(const QuestionnaireAnswers& answers);

    Stage stage() const { return m_stage; }
    const QString& title() const { return m_run.questionnaire().title; }
    const QString& notice() const { return m_run.questionnaire().notice; }
    QString positionText() const { return QuestionnaireWords::position(m_run.position(), m_run.total()); }
    int position() const { return m_stage == Stage::Asking ? m_run.position() - 1 : m_run.total(); }
    int total() const { return m_run.total(); }
    QString timeText() const;
    bool isOverTime() const;
    const QString& message() const { return m_message; } ///< what is wrong with the last key

    // while asking
    const Question* question() const { return m_run.current(); }
    QStringList choices() const; ///< titles; empty: it is typed
    int chosen() const { return m_chosen; }
    QString typedText() const; ///< of an answer given before
    bool canSkip() const { return question() && !question()->required; }
    bool canGoBack() const { return m_stage == Stage::Asking ? m_run.position() > 1 : m_stage == Stage::Ended; }
    bool canGoToEnd() const { return m_stage == Stage::Asking && m_run.canGoToEnd(); }
    bool canLeave() const { return m_run.questionnaire().resumable && m_run.isConsented(); } ///< to be taken up again
    void choose(int index);
    void next(const QString& typed = {}); ///< an optional field left empty is passed, a choice never
    void skip();
    void goBack();
    void goToEnd();

    // at the end
    QString levelText() const;   ///< empty: it sets no level
    QString meaningText() const; ///< what it means
    QStringList followsTexts() const;
    bool isTaken() const { return m_protocol != nullptr; } ///< a pathway takes her
    const std::vector<ConsentRow>& consents() const { return m_consents; }
    void setConsent(int at, bool given);
    bool canFinish() const;
    void finish();
    void leave();   ///< keeps what there is, where that is allowed; else abandons
    void abandon(); ///< wipes

Q_SIGNALS:
    void changed();
    void finished(
        const relais::QuestionnaireResult& result, const std::vector<relais::ConsentAnswer>& consents, const QString& pathway);
    void left(const relais::QuestionnaireResult& partial);
    void abandoned();
    /// Once, however it ended: nothing of the person.
    void measured(const relais::QuestionnaireMeasure& measure);

private:
    void moved();
    void reachEnd();
    void close();

    const ProgrammeBook& m_book;
    QDate m_today;
    Attributes m_known;
    bool m_member;
    QuestionnaireRun m_run;
    Stage m_stage = Stage::Asking;
    int m_chosen = -1;
    QString m_message;
    const Protocol* m_protocol = nullptr;
    QStringList m_whyNone;
    std::vector<ConsentRow> m_consents;
};

} // namespace relais
