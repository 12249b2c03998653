#pragma once

#include "ui/base/card.h"
#include "ui/calls/closing_view_model.h"

class QDateEdit;

namespace relais {

class CallbackChooser;
class PageHolder;
class TextField;
class TextLabel;

/// What an outcome asks before it can be saved: when, which number, until when, which help. Interface thread.
class AskPanel final : public Card {
    Q_OBJECT
public:
    explicit AskPanel(ClosingViewModel& model, CallDesk& desk, QWidget* parent = nullptr);

    void takeFocus();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void buildNumbers();
    void buildConsents();

    ClosingViewModel& m_model;
    CallDesk& m_desk;
    TextLabel* m_title;
    PageHolder* m_pages;
    CallbackChooser* m_callback;
    QWidget* m_numbers;
    QDateEdit* m_until;
    TextField* m_help;
    QWidget* m_consents;
    std::optional<OutcomeCode> m_shown;
};

} // namespace relais
