#include "ui/base/pill_button.h"

#include "ui/base/relais_style.h"

#include <QPainter>

namespace relais {
namespace {

TextRole roleOf(Tone ground)
{
    return ground == Tone::Plain ? TextRole::Caption : TextRole::CaptionStrong;
}

} // namespace

PillButton::PillButton(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PillButton::showState(const QString& text, Tone ground, std::optional<Tone> dot)
{
    if (text == this->text() && ground == m_ground && dot == m_dot) {
        return;
    }
    setText(text);
    setAccessibleName(text);
    m_ground = ground;
    m_dot = dot;
    updateGeometry();
    update();
}

QSize PillButton::sizeHint() const
{
    const QFontMetrics metrics(themeOf(this).font(roleOf(m_ground)));
    return {metrics.horizontalAdvance(text()) + 20 + (m_dot ? 15 : 0), metrics.height() + 7};
}

void PillButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    const qreal radius = height() / 2.0;
    RelaisStyle::drawBox(&painter, QRectF(rect()), theme.background(m_ground), QColor(), radius);
    if (hasFocus()) {
        RelaisStyle::drawBox(&painter, QRectF(rect()), QColor(), theme.accent, radius, 2);
    } else if (underMouse()) {
        RelaisStyle::drawBox(&painter, QRectF(rect()), QColor(), theme.border, radius, 1);
    }
    QRect inner = rect().adjusted(10, 0, -10, 0);
    if (m_dot) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.foreground(*m_dot));
        painter.drawEllipse(QPointF(inner.left() + 4.5, height() / 2.0), 4.5, 4.5);
        inner.setLeft(inner.left() + 15);
    }
    painter.setFont(theme.font(roleOf(m_ground)));
    painter.setPen(theme.foreground(m_ground));
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace relais
