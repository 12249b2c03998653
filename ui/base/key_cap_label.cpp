#include "ui/base/key_cap_label.h"

#include "ui/base/key_button.h"
#include "ui/base/relais_style.h"

#include <QPainter>

namespace relais {

KeyCapLabel::KeyCapLabel(const QString& text, QWidget* parent) : QLabel(text, parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyCapLabel::sizeHint() const
{
    return {capWidth(themeOf(this), text()), fontMetrics().height() + 2};
}

void KeyCapLabel::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    drawKeyCap(painter, theme, QRectF(rect()), text(), theme.key, theme.dim);
}

} // namespace relais
