#pragma once

#include "ui/base/card.h"

class QHBoxLayout;

namespace relais {

class ColumnScroll;
class KeyButton;
class TextLabel;

/// A page of the middle column that is not the person: a title, a way back, content that scrolls. Interface thread.
class InfoPage : public Card {
    Q_OBJECT
public:
    InfoPage(const QString& title, QWidget* parent = nullptr);

    QVBoxLayout* content() const;
    QWidget* contentWidget() const;
    /// Between the title and the content: stays in sight.
    QVBoxLayout* top() const { return m_top; }
    /// One sentence under the title: loading, empty or failed. Empty: none.
    void showMessage(const QString& text, Tone tone = Tone::Plain);
    KeyButton* backButton() const { return m_back; }

Q_SIGNALS:
    void closed();

private:
    ColumnScroll* m_scroll;
    QVBoxLayout* m_top;
    TextLabel* m_message;
    KeyButton* m_back;
};

} // namespace relais
