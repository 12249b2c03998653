#pragma once

#include "core/programmes/call_load.h"

#include <QWidget>

#include <optional>

namespace relais {

/// Load ÷ capacity by week: a bar each, its lower part what is due already, and a line at 1. What stands above the line is hatched and carries
/// its number in bold, so that no colour has to be seen. Says the same to whoever listens. Interface thread.
class LoadBars final : public QWidget {
    Q_OBJECT
public:
    explicit LoadBars(QWidget* parent = nullptr);

    void setLoad(const std::optional<CallLoad>& load);
    QSize sizeHint() const override { return {640, 190}; }
    QSize minimumSizeHint() const override { return {240, 190}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double highest() const; ///< ratio at the upper edge
    double yOf(double ratio) const;
    void paintWeek(QPainter& painter, const QRectF& slot, const CallLoadWeek& week, bool labelled) const;

    std::optional<CallLoad> m_load;
};

} // namespace relais
