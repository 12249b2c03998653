#include "ui/base/pill.h"

#include "ui/base/relais_style.h"

#include <QPainter>

namespace relais {

Pill::Pill(Tone tone, const QString& text, QWidget* parent)
    : TextLabel(tone == Tone::Plain ? TextRole::Caption : TextRole::CaptionStrong, text, parent), m_ground(tone)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Pill::setPillTone(Tone tone)
{
    m_ground = tone;
    setRole(tone == Tone::Plain ? TextRole::Caption : TextRole::CaptionStrong);
    update();
}

void Pill::setDot(std::optional<Tone> tone)
{
    m_dot = tone;
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    const QFontMetrics metrics(themeOf(this).font(m_ground == Tone::Plain ? TextRole::Caption : TextRole::CaptionStrong));
    return {metrics.horizontalAdvance(text()) + 18 + (m_dot ? 15 : 0), metrics.height() + 6};
}

void Pill::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    RelaisStyle::drawBox(&painter, QRectF(rect()), theme.background(m_ground), QColor(), std::min(11.0, height() / 2.0));
    QRect inner = rect().adjusted(9, 0, -9, 0);
    if (m_dot) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.foreground(*m_dot == Tone::Plain ? Tone::Done : *m_dot));
        painter.drawEllipse(QPointF(inner.left() + 4.5, height() / 2.0), 4.5, 4.5);
        inner.setLeft(inner.left() + 15);
    }
    painter.setFont(font());
    painter.setPen(theme.foreground(m_ground));
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace relais
