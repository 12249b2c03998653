#pragma once

#include "ui/base/card.h"
#include "ui/programmes/questionnaire_view_model.h"

#include <QTimer>

namespace relais {

class AnswerButton;
class ColumnScroll;
class KeyButton;
class ProgressLine;
class QuestionnaireEnd;
class TextField;
class TextLabel;

/// A questionnaire, one question at a time: 1 to 9 answer, Enter goes on, Backspace or Alt+Left goes back, Alt+Right passes, Alt+End goes to
/// the end once nothing required is open, Escape leaves. The field is emptied with each question; what the toolkit keeps of a text until it
/// is emptied is out of reach of the wiping. Interface thread.
class QuestionnairePage final : public Card {
    Q_OBJECT
public:
    explicit QuestionnairePage(const QuestionnaireViewModel::Setting& setting, QWidget* parent = nullptr);

    QuestionnaireViewModel& model() { return m_model; }
    /// To what is answered now: the frame itself takes no text.
    void takeFocus();

Q_SIGNALS:
    void finished(
        const relais::QuestionnaireResult& result, const std::vector<relais::ConsentAnswer>& consents, const QString& pathway);
    void left(const relais::QuestionnaireResult& partial); ///< to be kept and taken up again
    void abandoned();                                      ///< everything is wiped

protected:
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeAsking();
    QWidget* makeConfirm();
    void bindKeys();
    void refresh();
    void refreshTime();
    void rebuildAnswers(const Question& question);
    void next();
    void moveChoice(int by);
    void askToLeave(bool ask);
    void leave();

    QuestionnaireViewModel m_model;
    QTimer m_second;
    TextLabel* m_position = nullptr;
    TextLabel* m_time = nullptr;
    ProgressLine* m_progress = nullptr;
    KeyButton* m_leave = nullptr;
    Card* m_confirm = nullptr;
    KeyButton* m_stay = nullptr;
    QWidget* m_asking = nullptr;
    TextLabel* m_question = nullptr;
    TextLabel* m_hint = nullptr;
    QWidget* m_answers = nullptr;
    std::vector<AnswerButton*> m_buttons;
    QWidget* m_typed = nullptr;
    TextField* m_field = nullptr;
    TextLabel* m_unit = nullptr;
    TextLabel* m_message = nullptr;
    KeyButton* m_back = nullptr;
    KeyButton* m_skip = nullptr;
    KeyButton* m_toEnd = nullptr;
    KeyButton* m_next = nullptr;
    QuestionnaireEnd* m_end = nullptr;
    const Question* m_shown = nullptr;
};

} // namespace relais
