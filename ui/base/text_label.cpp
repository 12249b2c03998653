#include "ui/base/text_label.h"

#include "ui/base/relais_style.h"

#include <QEvent>
#include <QPainter>

namespace relais {

TextLabel::TextLabel(TextRole role, const QString& text, QWidget* parent) : QLabel(text, parent), m_role(role)
{
    setTextFormat(Qt::PlainText);
    restyle();
}

void TextLabel::setRole(TextRole role)
{
    if (m_role != role) {
        m_role = role;
        restyle();
    }
}

void TextLabel::setTone(Tone tone)
{
    if (m_tone != tone) {
        m_tone = tone;
        restyle();
    }
}

void TextLabel::setTextOrHide(const QString& text)
{
    if (text != this->text()) {
        setText(text);
    }
    setVisible(!text.isEmpty());
}

void TextLabel::setElided(bool elided)
{
    m_elided = elided;
    setSizePolicy(elided ? QSizePolicy::Ignored : QSizePolicy::Preferred, QSizePolicy::Preferred);
    updateGeometry();
}

TextLabel* TextLabel::wrapped()
{
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    return this;
}

QSize TextLabel::minimumSizeHint() const
{
    return m_elided ? QSize(fontMetrics().averageCharWidth() * 6, QLabel::minimumSizeHint().height()) : QLabel::minimumSizeHint();
}

void TextLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        restyle();
    }
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    setToolTip(shown == text() ? QString() : text());
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(contentsRect(), static_cast<int>(alignment() | Qt::AlignVCenter), shown);
}

void TextLabel::restyle()
{
    if (m_restyling) {
        return;
    }
    m_restyling = true;
    const Theme& theme = themeOf(this);
    setFont(theme.font(m_role));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, m_tone == Tone::Plain ? theme.colour(m_role) : theme.foreground(m_tone));
    setPalette(colours);
    m_restyling = false;
}

} // namespace relais
