#pragma once

#include "ui/programmes/schedule_view_model.h"

#include <QWidget>

namespace relais {

/// The steps by day: a bar for the window, a diamond for the day it is due, a line for today, shaded days without calls. Left, right, up,
/// down, Home and End move through the steps; the widget's accessible name is the step in hand, whole. The table beside it says the same
/// in words. Borrows the view-model; interface thread.
class ScheduleTimeline final : public QWidget {
    Q_OBJECT
public:
    explicit ScheduleTimeline(const ScheduleViewModel& model, QWidget* parent = nullptr);

    void refresh();
    int current() const { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void select(int row);
    int lineHeight() const;
    double xOf(QDate day) const;

    const ScheduleViewModel& m_model;
    int m_current = 0;
    QDate m_first; ///< shown; both included
    QDate m_last;
};

} // namespace relais
