#pragma once

#include "ui/programmes/schedule_view_model.h"

#include <QWidget>

namespace relais {

/// The steps by day: a bar for the window, a diamond for the day it is due, a line for today, shaded days without calls. Left, right, up,
/// down, Home and End move through the steps. For whoever listens it is a list, each step an item of it with its whole sentence as name
/// (schedule_timeline_face). The table beside it says the same in words. Borrows the view-model; interface thread.
class ScheduleTimeline final : public QWidget {
    Q_OBJECT
public:
    explicit ScheduleTimeline(const ScheduleViewModel& model, QWidget* parent = nullptr);

    void refresh();
    int current() const { return m_current; }
    int count() const { return static_cast<int>(m_model.rows().size()); }
    QString sentence(int row) const { return m_model.rows()[static_cast<std::size_t>(row)].sentence(); }
    /// Where a step is painted; invalid: further up or down.
    QRect lineOf(int row) const;
    /// −1: none is there.
    int rowAt(QPoint point) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

Q_SIGNALS:
    /// A key or the mouse has gone to another step.
    void moved(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void select(int row);
    void moveTo(int row);
    void tellFocus();
    int lineHeight() const;
    int firstLine() const;
    double xOf(QDate day) const;

    const ScheduleViewModel& m_model;
    int m_current = 0;
    int m_told = 0; ///< how many steps whoever listens knows of
    QDate m_first;  ///< shown; both included
    QDate m_last;
};

} // namespace relais
