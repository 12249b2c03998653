#pragma once

#include "ui/base/card.h"
#include "ui/calls/closing_view_model.h"

namespace relais {

class Chip;
class ColumnScroll;
class KeyButton;
class OutcomeRowButton;
class TextField;
class TextLabel;

/// The list that F7 opens, in the place of the outline: a letter saves, and the marks stand below it. Interface thread.
class OutcomePanel final : public Card {
    Q_OBJECT
public:
    explicit OutcomePanel(ClosingViewModel& model, QWidget* parent = nullptr);

    void takeFocus();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void rebuild();
    QWidget* makeMarks();

    ClosingViewModel& m_model;
    ColumnScroll* m_scroll;
    std::vector<OutcomeRowButton*> m_buttons;
    std::vector<OutcomeRow> m_rows;
    std::vector<std::pair<MarkKind, Chip*>> m_marks;
    Card* m_confirm = nullptr;
    TextLabel* m_confirmText = nullptr;
    TextField* m_saidBy = nullptr;
    KeyButton* m_yes = nullptr;
};

} // namespace relais
