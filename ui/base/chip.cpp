#include "ui/base/chip.h"

#include "ui/base/key_button.h"
#include "ui/base/relais_style.h"

#include <QPainter>

namespace relais {

Chip::Chip(const QString& text, QWidget* parent, const QString& keyCap) : QAbstractButton(parent), m_keyCap(keyCap)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Chip::sizeHint() const
{
    // Measured in the strong face, so that ticking moves nothing.
    const Theme& theme = themeOf(this);
    const QFontMetrics metrics(theme.font(TextRole::Strong));
    const int cap = capWidth(theme, m_keyCap);
    return {metrics.horizontalAdvance(text()) + 20 + (cap > 0 ? cap + 6 : 0), metrics.height() + 4};
}

void Chip::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    const bool on = isChecked();
    QPainter painter(this);
    const qreal radius = height() / 2.0;
    const QColor rest = underMouse() && isEnabled() ? theme.key : theme.panel;
    RelaisStyle::drawBox(&painter, QRectF(rect()), on ? theme.accentGround : rest, on ? theme.accent : theme.border, radius);
    if (hasFocus()) {
        RelaisStyle::drawBox(&painter, QRectF(rect()), QColor(), theme.accent, radius, 2);
        if (on) {
            RelaisStyle::drawBox(&painter, QRectF(rect()).adjusted(3, 3, -3, -3), QColor(), theme.accent, radius - 3, 1);
        }
    }
    QRect inner = rect().adjusted(10, 0, -10, 0);
    const int cap = capWidth(theme, m_keyCap);
    if (cap > 0) {
        drawKeyCap(painter, theme, QRectF(inner.left() - 3, 0, cap, height()), m_keyCap, on ? theme.panel : theme.key,
            on ? theme.text : theme.dim);
        inner.setLeft(inner.left() + cap + 3);
    }
    painter.setFont(theme.font(on ? TextRole::Strong : TextRole::Body));
    painter.setPen(!isEnabled() ? theme.dim : on ? theme.accent : theme.text);
    painter.drawText(inner, cap > 0 ? Qt::AlignVCenter | Qt::AlignLeft : Qt::AlignCenter, text());
}

} // namespace relais
