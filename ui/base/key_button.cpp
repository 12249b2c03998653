#include "ui/base/key_button.h"

#include "ui/base/relais_style.h"

#include <QKeyEvent>
#include <QPainter>

namespace relais {
namespace {

QFont capFont(const Theme& theme)
{
    QFont font = theme.font(TextRole::Caption);
    font.setPixelSize(font.pixelSize() - 1);
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

int capWidth(const Theme& theme, const QString& text)
{
    return text.isEmpty() ? 0 : std::max(18, QFontMetrics(capFont(theme)).horizontalAdvance(text) + 10);
}

void drawKeyCap(
    QPainter& painter, const Theme& theme, const QRectF& rect, const QString& text, const QColor& ground, const QColor& ink)
{
    const qreal height = QFontMetrics(capFont(theme)).height() + 1;
    const QRectF cap(rect.left(), rect.center().y() - height / 2, rect.width(), height);
    RelaisStyle::drawBox(&painter, cap, ground, QColor(), 4);
    painter.setFont(capFont(theme));
    painter.setPen(ink);
    painter.drawText(cap, Qt::AlignCenter, text);
}

KeyButton::KeyButton(const QString& text, const QString& keyCap, Kind kind, QWidget* parent, Spread spread)
    : QAbstractButton(parent), m_kind(kind), m_spread(spread)
{
    setLabel(text);
    setKeyCap(keyCap);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(spread == Spread::Ends ? QSizePolicy::Expanding : QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void KeyButton::setKind(Kind kind)
{
    if (m_kind != kind) {
        m_kind = kind;
        update();
    }
}

void KeyButton::setKeyCap(const QString& keyCap)
{
    if (m_keyCap != keyCap) {
        m_keyCap = keyCap;
        setAccessibleDescription(keyCap.isEmpty() ? QString() : tr("Touche %1").arg(keyCap));
        updateGeometry();
        update();
    }
}

void KeyButton::setLabel(const QString& label)
{
    if (text() != label) {
        setText(label);
        setAccessibleName(label);
        updateGeometry();
    }
}

QSize KeyButton::sizeHint() const
{
    const Theme& theme = themeOf(this);
    const QFontMetrics metrics(theme.font(TextRole::Strong));
    const int cap = capWidth(theme, m_keyCap);
    const int height = std::max(theme.buttonHeight(), metrics.height() + 12);
    return {metrics.horizontalAdvance(text()) + (cap > 0 ? cap + Theme::space2 : 0) + 2 * Theme::space3, height};
}

void KeyButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QColor fill = theme.panel;
    QColor border = theme.border;
    QColor ink = theme.text;
    QColor capGround = theme.key;
    QColor capInk = theme.dim;
    switch (m_kind) {
    case Kind::Plain: break;
    case Kind::Primary:
        fill = theme.accent;
        border = theme.accent;
        ink = theme.onAccent;
        capGround = theme.onAccentKey;
        capInk = theme.onAccent;
        break;
    case Kind::Accent:
        border = theme.accent;
        ink = theme.accent;
        break;
    case Kind::Danger:
        border = theme.late;
        ink = theme.late;
        break;
    case Kind::Quiet:
        border = QColor();
        fill = QColor();
        break;
    }
    if (isChecked()) {
        fill = theme.accentGround;
        border = theme.accent;
        ink = theme.accent;
    }
    const bool hot = isEnabled() && underMouse();
    if (!isEnabled()) {
        fill = theme.key;
        border = theme.line;
        ink = theme.dim;
        capInk = theme.dim;
        capGround = theme.key;
    } else if (isDown()) {
        fill = m_kind == Kind::Primary ? theme.accent.darker(115) : theme.key;
    } else if (hot && m_kind != Kind::Primary && !isChecked()) {
        fill = theme.appearance == Theme::Appearance::Light ? theme.ground : theme.key;
    }
    QPainter painter(this);
    RelaisStyle::drawBox(&painter, QRectF(rect()), fill, border, Theme::radius);
    const QFont font = theme.font(TextRole::Strong);
    const int textWidth = QFontMetrics(font).horizontalAdvance(text());
    const int wanted = capWidth(theme, m_keyCap);
    const int cap = textWidth + Theme::space2 + wanted <= width() - 2 * Theme::space1 ? wanted : 0; // words before keys
    const int gap = cap > 0 ? Theme::space2 : 0;
    QRect inner = rect().adjusted(Theme::space3, 0, -Theme::space3, 0);
    if (m_spread == Spread::Centre) {
        const int spare = std::max(0, (inner.width() - textWidth - gap - cap) / 2);
        inner.adjust(spare, 0, -spare, 0);
    }
    if (cap > 0) {
        drawKeyCap(
            painter, theme, QRectF(inner.right() + 1 - cap, inner.top(), cap, inner.height()), m_keyCap, capGround, capInk);
    }
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, text());
    if (hasFocus()) {
        // On the filled button the ring stands inside a thin gap, or it would not be seen.
        if (m_kind == Kind::Primary) {
            RelaisStyle::drawBox(&painter, QRectF(rect()).adjusted(2, 2, -2, -2), QColor(), theme.onAccent, Theme::radius - 2, 2);
        } else {
            RelaisStyle::drawBox(
                &painter, QRectF(rect()), QColor(), m_kind == Kind::Danger ? theme.late : theme.accent, Theme::radius, 2);
            RelaisStyle::drawBox(&painter, QRectF(rect()).adjusted(3, 3, -3, -3), QColor(), theme.accent, 4, 1);
        }
    }
}

void KeyButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers().testFlag(Qt::ControlModifier)) {
            event->ignore();
            return;
        }
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace relais
