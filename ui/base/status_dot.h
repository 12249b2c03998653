#pragma once

#include <QColor>
#include <QWidget>

namespace relais {

/// The coloured dot of a state; words stand beside it, so it is hidden from screen readers' names. Interface thread.
class StatusDot final : public QWidget {
    Q_OBJECT
public:
    explicit StatusDot(QWidget* parent = nullptr);
    void setColour(const QColor& colour);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor m_colour;
};

} // namespace relais
