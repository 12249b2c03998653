#pragma once

#include "ui/base/card.h"
#include "ui/sync/conflicts_view_model.h"

namespace relais {

class ColumnScroll;
class KeyButton;
class TextLabel;

/// The page of whoever leads the team: facts that were kept as conflicts, one card each, read by keys; Ctrl+R asks again. Interface thread.
class ConflictsPage final : public Card {
    Q_OBJECT
public:
    ConflictsPage(CallDesk& desk, const Clock& clock, const TimeWords& time, QWidget* parent = nullptr);

    ConflictsViewModel& model() { return m_model; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void rebuild();

    ConflictsViewModel m_model;
    TextLabel* m_summary;
    TextLabel* m_problem;
    KeyButton* m_reload;
    ColumnScroll* m_scroll;
    std::vector<ConflictsViewModel::Row> m_shown;
};

} // namespace relais
