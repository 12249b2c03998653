#pragma once

#include "ui/calls/closing_view_model.h"
#include "ui/calls/line_view_model.h"
#include "ui/calls/script_view_model.h"

#include <QWidget>

namespace relais {

class AskPanel;
class Card;
class KeyButton;
class LineCard;
class OutcomePanel;
class PageStack;
class ReportPanel;
class ScriptCard;
class TextLabel;

/// The right column: the call, its outline or what closes it, and what follows. Interface thread.
class CallColumn final : public QWidget {
    Q_OBJECT
public:
    CallColumn(
        CallDesk& desk, LineViewModel& line, ScriptViewModel& script, ClosingViewModel& closing, QWidget* parent = nullptr);

    void setTraits(const QStringList& traits);
    void focusScript();
    /// Puts the focus where the open panel wants it; false while the outline is shown.
    bool focusPanel();

Q_SIGNALS:
    void panelClosed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeClosing();
    void compact();
    void refresh();

    ClosingViewModel& m_closing;
    LineCard* m_line;
    PageStack* m_middle;
    ScriptCard* m_script = nullptr;
    Card* m_next = nullptr;
    TextLabel* m_nextLabel = nullptr;
    TextLabel* m_nextValue = nullptr;
    TextLabel* m_message = nullptr;
    KeyButton* m_fruitful = nullptr;
    KeyButton* m_unfruitful = nullptr;
    KeyButton* m_save = nullptr;
    CallDesk& m_desk;
    QWidget* m_closingCard = nullptr;
    QWidget* m_nobody = nullptr; ///< takes the room while nobody is on screen
};

} // namespace relais
