#pragma once

#include "ui/base/card.h"
#include "ui/programmes/call_load_view_model.h"

class QGridLayout;

namespace relais {

class CohortPanel;
class LoadBars;
class RowList;
class TextField;
class TextLabel;

/// "Charge des appels": a pathway's frequency or another one, how many people, how many nurses, and whether that fits beside what is due
/// already, week by week, with the phone cohort of the pathway. Above the capacity it warns and says what would fit. Interface thread.
class CallLoadPage final : public Card {
    Q_OBJECT
public:
    CallLoadPage(CallDesk& desk, const ProgrammesInForce& programmes, const Calendar& calendar, const Clock& clock,
        const CentreId& centre, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void addPathways(QGridLayout* grid);
    void addField(QGridLayout* grid, int row, CallLoadViewModel::Field field, const QString& name);
    void refresh();

    CallLoadViewModel m_model;
    CallDesk& m_desk;
    struct Input {
        CallLoadViewModel::Field field;
        TextField* input;
        TextLabel* problem;
    };
    std::vector<Input> m_inputs;
    TextLabel* m_planned;
    TextLabel* m_summary;
    TextLabel* m_advice;
    CohortPanel* m_cohort;
    LoadBars* m_bars;
    RowList* m_weeks;
};

} // namespace relais
