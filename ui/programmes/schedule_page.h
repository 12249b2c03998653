#pragma once

#include "ui/base/card.h"
#include "ui/programmes/schedule_view_model.h"

class QVBoxLayout;

namespace relais {

class ColumnScroll;
class RowList;
class ScheduleTimeline;
class TextLabel;

/// "Programmes et volets": the tree of versions and the form on the left; timeline, table of steps and what the version says on the right.
/// Reads only. Interface thread.
class SchedulePage final : public Card {
    Q_OBJECT
public:
    SchedulePage(const ScheduleViewModel::Books& books, const OutcomeCatalogue& outcomes, const Calendar& calendar,
        const Clock& clock, const CentreId& centre, QWidget* parent = nullptr);

private:
    QWidget* leftSide();
    QVBoxLayout* rightSide();
    void refresh();
    void describe();
    void showStep(int row);

    ScheduleViewModel m_model;
    TextLabel* m_heading;
    TextLabel* m_notice;
    TextLabel* m_failure;
    TextLabel* m_hint;
    TextLabel* m_step; ///< the one in hand on the timeline
    ScheduleTimeline* m_timeline;
    ColumnScroll* m_list = nullptr;
    RowList* m_steps = nullptr;
    QVBoxLayout* m_says = nullptr;
    QWidget* m_said = nullptr;
    const Protocol* m_described = nullptr; ///< what m_said is about
};

} // namespace relais
