#pragma once

#include "ui/programmes/schedule_view_model.h"

#include <QWidget>

class QComboBox;
class QVBoxLayout;

namespace relais {

class TextLabel;

/// What a schedule is reckoned from: the territory, days to start from, what is known of the person, what has happened. Coded values are
/// chosen from lists. Built anew when another version has other fields. Borrows the view-model; interface thread.
class ScheduleForm final : public QWidget {
    Q_OBJECT
public:
    explicit ScheduleForm(ScheduleViewModel& model, QWidget* parent = nullptr);

private:
    void rebuild();
    void addFields(QVBoxLayout* column);
    QWidget* inputOf(std::size_t at, const ScheduleViewModel::Field& field);
    void addLine(QVBoxLayout* column, std::size_t at);
    void refresh();

    ScheduleViewModel& m_model;
    /// Into sight as well, once the form has its new shape.
    static void focusOn(QWidget* field);

    QWidget* m_form = nullptr;
    QWidget* m_more = nullptr;
    std::vector<QWidget*> m_firsts; ///< the first field of each line
    std::vector<TextLabel*> m_fieldProblems;
    std::vector<TextLabel*> m_lineProblems;
};

} // namespace relais
