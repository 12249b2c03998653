#pragma once

#include "ui/calls/report_view_model.h"

#include <QWidget>

class QVBoxLayout;

namespace relais {

class Chip;

/// The goals carried over from the last session, each with its day and how far it has come. In the outline and in the report alike: both
/// show the same report. Interface thread.
class GoalReview final : public QWidget {
    Q_OBJECT
public:
    explicit GoalReview(ReportViewModel& report, QWidget* parent = nullptr);

private:
    struct Mark {
        QString wording;
        GoalProgress progress;
        Chip* chip;
    };
    void build();
    void refresh();

    ReportViewModel& m_report;
    QVBoxLayout* m_rows;
    std::vector<Mark> m_marks;
};

} // namespace relais
