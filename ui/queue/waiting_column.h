#pragma once

#include "ui/queue/waiting_view_model.h"

#include "ui/base/card.h"

namespace relais {

class ColumnScroll;
class KeyButton;

/// The left column: what to do now and today, and the acts that lead elsewhere. Interface thread.
class WaitingColumn final : public Card {
    Q_OBJECT
public:
    explicit WaitingColumn(WaitingViewModel& model, QWidget* parent = nullptr);

    KeyButton* pauseButton() const { return m_pause; }
    void showPauseAfter(bool inCall, bool on);
    /// Somebody rings: the button that answers stands out and shows the number, which is a suggestion only.
    void showIncoming(bool rings, const QString& number);
    /// Sheets for physicians that wait to be saved or printed; empty: none.
    void showSheets(const QString& text);

Q_SIGNALS:
    void search();
    void inbound();
    void agenda();
    void attempts();
    void sheets();
    void pause();
    void pauseAfter();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();

    WaitingViewModel& m_model;
    ColumnScroll* m_scroll;
    KeyButton* m_attempts;
    KeyButton* m_sheets;
    KeyButton* m_inbound;
    KeyButton* m_pause;
    KeyButton* m_pauseAfter;
    std::vector<WaitingRow> m_now;
    std::vector<WaitingRow> m_today;
    bool m_built = false;
};

} // namespace relais
