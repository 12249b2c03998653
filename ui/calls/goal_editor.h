#pragma once

#include "ui/calls/report_view_model.h"

#include <QWidget>

class QCheckBox;
class QDateEdit;

namespace relais {

class Chip;
class TextField;

/// The goals set in this call: a mark a family, and of each that is set its wording and the day until which it is meant. In the outline and
/// in the report alike: both show the same report. Interface thread.
class GoalEditor final : public QWidget {
    Q_OBJECT
public:
    explicit GoalEditor(ReportViewModel& report, QWidget* parent = nullptr);

private:
    struct Line {
        GoalFamily family;
        Chip* chip;
        QWidget* fields;
        TextField* wording;
        QCheckBox* dated;
        QDateEdit* target;
    };
    void addLine(GoalFamily family, QWidget* chips);
    void refresh();

    ReportViewModel& m_report;
    std::vector<Line> m_lines;
};

} // namespace relais
