#include "ui/base/card.h"

#include "ui/base/relais_style.h"

#include <QPainter>
#include <QVBoxLayout>

namespace relais {

Card::Card(QWidget* parent, Kind kind) : QFrame(parent), m_kind(kind), m_column(new QVBoxLayout(this))
{
    if (kind == Kind::Panel) {
        m_column->setContentsMargins(Theme::space4, 14, Theme::space4, 14);
    } else {
        m_column->setContentsMargins(Theme::space3, Theme::space2, Theme::space3, Theme::space2);
    }
    m_column->setSpacing(Theme::space2);
}

void Card::setTone(Tone tone)
{
    if (m_tone != tone) {
        m_tone = tone;
        update();
    }
}

void Card::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    if (m_kind == Kind::Panel) {
        RelaisStyle::drawBox(&painter, QRectF(rect()), theme.panel, theme.line, Theme::cardRadius);
    } else {
        RelaisStyle::drawBox(&painter, QRectF(rect()), theme.background(m_tone), QColor(), Theme::radius);
    }
}

} // namespace relais
