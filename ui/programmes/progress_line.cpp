#include "ui/programmes/progress_line.h"

#include "ui/base/relais_style.h"

#include <QPainter>

#include <algorithm>

namespace relais {

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(6);
    setFocusPolicy(Qt::NoFocus);
}

void ProgressLine::show(int done, int total)
{
    m_total = std::max(total, 1);
    m_done = std::clamp(done, 0, m_total);
    update();
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    RelaisStyle::drawBox(&painter, QRectF(rect()), theme.key, QColor(), 3);
    if (m_done > 0) {
        const int width = std::max(6, this->width() * m_done / m_total);
        RelaisStyle::drawBox(&painter, QRectF(0, 0, width, height()), theme.accent, QColor(), 3);
    }
}

} // namespace relais
