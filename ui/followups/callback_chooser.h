#pragma once

#include "ui/followups/callback_view_model.h"

#include <QWidget>

class QCheckBox;
class QDateEdit;
class QRadioButton;
class QTimeEdit;

namespace relais {

class Chip;
class TextField;

/// When to call back: day, slot with its free places or an exact time, whose it is, why. Interface thread.
class CallbackChooser final : public QWidget {
    Q_OBJECT
public:
    explicit CallbackChooser(CallbackViewModel& model, QWidget* parent = nullptr);

    void takeFocus();

private:
    void refresh();
    void buildDays();
    void buildSlots();

    CallbackViewModel& m_model;
    QWidget* m_dayHolder;
    std::vector<Chip*> m_days;
    std::vector<CallbackViewModel::Day> m_shownDays;
    QDateEdit* m_date;
    QWidget* m_slotHolder;
    std::vector<Chip*> m_slots;
    std::vector<CallbackSlot> m_shown;
    QCheckBox* m_useTime;
    QTimeEdit* m_time;
    QRadioButton* m_mine;
    QRadioButton* m_anyone;
    TextField* m_reason;
};

} // namespace relais
