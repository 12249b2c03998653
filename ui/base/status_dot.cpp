#include "ui/base/status_dot.h"

#include <QPainter>

namespace relais {

StatusDot::StatusDot(QWidget* parent) : QWidget(parent)
{
    setFixedSize(10, 10);
}

void StatusDot::setColour(const QColor& colour)
{
    if (m_colour != colour) {
        m_colour = colour;
        update();
    }
}

void StatusDot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colour);
    painter.drawEllipse(QRectF(rect()));
}

} // namespace relais
