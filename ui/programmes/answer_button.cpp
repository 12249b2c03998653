#include "ui/programmes/answer_button.h"

#include "ui/base/key_button.h"
#include "ui/base/relais_style.h"

#include <QKeyEvent>
#include <QPainter>

namespace relais {

AnswerButton::AnswerButton(int key, const QString& text, QWidget* parent) : QAbstractButton(parent), m_key(QString::number(key))
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize AnswerButton::sizeHint() const
{
    const QFontMetrics metrics(themeOf(this).font(TextRole::Strong));
    return {metrics.horizontalAdvance(text()) + 72, metrics.height() + 22};
}

void AnswerButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    const bool on = isChecked();
    QPainter painter(this);
    const QColor rest = underMouse() && isEnabled() ? theme.key : theme.panel;
    RelaisStyle::drawBox(
        &painter, QRectF(rect()), on ? theme.accentGround : rest, on ? theme.accent : theme.border, Theme::radius, on ? 2 : 1);
    if (hasFocus()) {
        RelaisStyle::drawBox(&painter, QRectF(rect()), QColor(), theme.accent, Theme::radius, 2);
        if (on) {
            RelaisStyle::drawBox(&painter, QRectF(rect()).adjusted(4, 4, -4, -4), QColor(), theme.accent, Theme::radius - 3, 1);
        }
    }
    const int cap = capWidth(theme, m_key);
    drawKeyCap(painter, theme, QRectF(Theme::space3, 0, cap, height()), m_key, on ? theme.panel : theme.key,
        on ? theme.text : theme.dim);
    painter.setFont(theme.font(on ? TextRole::Strong : TextRole::Body));
    painter.setPen(on ? theme.accent : theme.text);
    const QRect words = rect().adjusted(Theme::space3 + cap + Theme::space3, 0, -Theme::space3, 0);
    painter.drawText(
        words, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

void AnswerButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: event->ignore(); return;
    default: QAbstractButton::keyPressEvent(event);
    }
}

} // namespace relais
