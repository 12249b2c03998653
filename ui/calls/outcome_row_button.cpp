#include "ui/calls/outcome_row_button.h"

#include "ui/base/key_button.h"
#include "ui/base/relais_style.h"

#include <QKeyEvent>
#include <QPainter>

namespace relais {
namespace {

constexpr int capSpace = 32;

}

OutcomeRowButton::OutcomeRowButton(const OutcomeRow& row, QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    showRow(row, false);
}

void OutcomeRowButton::showRow(const OutcomeRow& row, bool current)
{
    m_row = row;
    m_current = current;
    setText(row.text);
    setAccessibleName(row.text);
    setAccessibleDescription(tr("Touche %1, ensuite %2").arg(row.letter).arg(row.follows));
    updateGeometry();
    update();
}

bool OutcomeRowButton::fits(int width) const
{
    const Theme& theme = themeOf(this);
    const int name = QFontMetrics(theme.font(TextRole::Strong)).horizontalAdvance(m_row.text);
    const int follows = QFontMetrics(theme.font(TextRole::Caption)).horizontalAdvance(m_row.follows);
    return capSpace + name + Theme::space3 + follows + Theme::space2 <= width;
}

int OutcomeRowButton::heightForWidth(int width) const
{
    const int line = QFontMetrics(themeOf(this).font(TextRole::Strong)).height();
    return fits(width) ? line + 5 : 2 * line + 5;
}

QSize OutcomeRowButton::sizeHint() const
{
    return {300, heightForWidth(width() > 60 ? width() : 300)};
}

void OutcomeRowButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    if (m_current) {
        RelaisStyle::drawBox(&painter, QRectF(rect()), theme.accentGround, QColor(), Theme::radius);
    } else if (underMouse()) {
        RelaisStyle::drawBox(&painter, QRectF(rect()), theme.key, QColor(), Theme::radius);
    }
    if (hasFocus()) {
        RelaisStyle::drawBox(&painter, QRectF(rect()), QColor(), theme.accent, Theme::radius, 2);
    }
    const bool oneLine = fits(width());
    const QRect first = oneLine ? rect() : QRect(0, 2, width(), height() / 2);
    drawKeyCap(painter, theme, QRectF(Theme::space1 + 2, first.top(), 20, first.height()), m_row.letter,
        m_current ? theme.panel : theme.key, theme.text);
    painter.setFont(theme.font(m_row.proposed || m_current ? TextRole::Strong : TextRole::Body));
    painter.setPen(theme.text);
    painter.drawText(first.adjusted(capSpace, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_row.text);
    painter.setFont(theme.font(TextRole::Caption));
    painter.setPen(m_current ? theme.text : theme.dim);
    const QRect rest = oneLine ? rect().adjusted(capSpace, 0, -Theme::space2, 0)
                               : QRect(capSpace, height() / 2, width() - capSpace - Theme::space2, height() / 2 - 2);
    painter.drawText(rest, Qt::AlignVCenter | (oneLine ? Qt::AlignRight : Qt::AlignLeft),
        painter.fontMetrics().elidedText(m_row.follows, Qt::ElideRight, rest.width()));
}

void OutcomeRowButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->ignore(); // the list confirms its current line, or the pending mark
        return;
    }
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        event->ignore();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace relais
