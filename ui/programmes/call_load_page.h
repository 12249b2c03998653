#pragma once

#include "ui/base/card.h"
#include "ui/programmes/call_load_view_model.h"

class QGridLayout;

namespace relais {

class RowList;
class TextField;
class TextLabel;

/// "Charge des appels": how many people, how often, how many nurses, and whether that fits, week by week. Above the capacity it warns and
/// says what would fit. Interface thread.
class CallLoadPage final : public Card {
    Q_OBJECT
public:
    CallLoadPage(const Calendar& calendar, const Clock& clock, const CentreId& centre, QWidget* parent = nullptr);

private:
    void addField(QGridLayout* grid, int row, CallLoadViewModel::Field field, const QString& name);
    void refresh();

    CallLoadViewModel m_model;
    std::vector<std::pair<CallLoadViewModel::Field, TextLabel*>> m_problems;
    TextLabel* m_summary;
    TextLabel* m_advice;
    RowList* m_weeks;
};

} // namespace relais
