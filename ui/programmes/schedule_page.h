#pragma once

#include "ui/base/card.h"
#include "ui/programmes/schedule_view_model.h"

class QComboBox;
class QVBoxLayout;

namespace relais {

class RowList;
class ScheduleTimeline;
class TextLabel;

/// "Programmes et volets": the form on the left; timeline, table of steps and what the pathway says on the right. Reads only.
/// Interface thread.
class SchedulePage final : public Card {
    Q_OBJECT
public:
    SchedulePage(ScheduleViewModel::Books books, const OutcomeCatalogue& outcomes, const Calendar& calendar, const Clock& clock,
        const CentreId& centre, QWidget* parent = nullptr);

private:
    void rebuildForm();
    void addFields(QVBoxLayout* column);
    void addLine(QVBoxLayout* column, std::size_t at);
    void refresh();
    void describe();

    ScheduleViewModel m_model;
    QComboBox* m_version;
    QVBoxLayout* m_formColumn = nullptr;
    QWidget* m_form = nullptr;
    std::vector<TextLabel*> m_fieldProblems;
    std::vector<TextLabel*> m_lineProblems;
    TextLabel* m_failure;
    TextLabel* m_step;
    ScheduleTimeline* m_timeline;
    RowList* m_steps = nullptr;
    RowList* m_says = nullptr;
};

} // namespace relais
