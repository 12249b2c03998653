#pragma once

#include "ui/base/card.h"
#include "ui/calls/alerts_view_model.h"

class QVBoxLayout;

namespace relais {

class Announcer;
class ColumnScroll;
class KeyButton;
class RowList;
class TextArea;
class TextLabel;

/// The medical officer's page: alerts that wait, oldest first, late ones marked; arrows go through them, Enter opens one, a note and one
/// button record that she has taken it, also offline. Interface thread.
class AlertsPage final : public Card {
    Q_OBJECT
public:
    AlertsPage(CallDesk& desk, const Clock& clock, const TimeWords& time, QWidget* parent = nullptr);

    AlertsViewModel& model() { return m_model; }

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void rebuildList();
    void showOpened();
    void buildDetails();
    bool isOffline() const;
    bool nothingHasFocus() const;
    void placeFocus();

    CallDesk& m_desk;
    AlertsViewModel m_model;
    Announcer* m_announcer;
    TextLabel* m_summary;
    TextLabel* m_problem;
    KeyButton* m_reload;
    ColumnScroll* m_scroll;
    Card* m_details;
    TextLabel* m_name;
    RowList* m_facts;
    TextArea* m_note;
    KeyButton* m_take;
    std::vector<KeyButton*> m_buttons; ///< beside m_shown
    std::vector<AlertsViewModel::Row> m_shown;
    bool m_opening = false;         ///< shown, and the first answer has not come yet
    std::optional<FactId> m_noteOf; ///< whose note stands in the field
};

} // namespace relais
