#include "ui/base/relais_style.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace relais {
namespace {

const Theme& lightTheme()
{
    static const Theme theme = Theme::light();
    return theme;
}

bool hasFocus(const QStyleOption* option)
{
    return option->state.testFlag(QStyle::State_HasFocus);
}

} // namespace

RelaisStyle::RelaisStyle(Theme theme) : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(theme) {}

void RelaisStyle::drawBox(
    QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& border, qreal radius, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal half = width / 2;
    painter->setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const QRectF inner = border.isValid() ? rect.adjusted(half, half, -half, -half) : rect;
    painter->drawRoundedRect(inner, radius - half, radius - half);
    painter->restore();
}

void RelaisStyle::drawFocusRing(QPainter* painter, const QRectF& rect, qreal radius) const
{
    drawBox(painter, rect, QColor(), m_theme.accent, radius, 2);
}

void RelaisStyle::drawField(const QStyleOption* option, QPainter* painter, bool open) const
{
    const bool focus = hasFocus(option) || open;
    const bool enabled = option->state.testFlag(State_Enabled);
    drawBox(painter, QRectF(option->rect), enabled ? m_theme.ground : m_theme.key, focus ? m_theme.accent : m_theme.border,
        Theme::radius, focus ? 2 : 1);
}

void RelaisStyle::drawCheck(PrimitiveElement element, const QStyleOption* option, QPainter* painter) const
{
    const bool on = option->state.testFlag(State_On);
    const bool round = element == PE_IndicatorRadioButton;
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    drawBox(painter, box, on && !round ? m_theme.accent : m_theme.panel, on || hasFocus(option) ? m_theme.accent : m_theme.dim,
        round ? box.height() / 2 : 4, hasFocus(option) ? 2 : 1);
    if (!on) {
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.accent);
        painter->drawEllipse(box.center(), box.width() / 4, box.height() / 4);
    } else {
        painter->setPen(QPen(m_theme.onAccent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const qreal w = box.width();
        painter->drawPolyline(QPolygonF({box.topLeft() + QPointF(w * .24, w * .52), box.topLeft() + QPointF(w * .42, w * .70),
            box.topLeft() + QPointF(w * .76, w * .30)}));
    }
    painter->restore();
}

void RelaisStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        // An editable combo box or a date field draws the frame itself.
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame != nullptr && frame->lineWidth <= 0) {
            return;
        }
        drawField(option, painter, false);
        return;
    case PE_Frame:
        if (widget != nullptr && widget->inherits("QTextEdit") + widget->inherits("QPlainTextEdit") > 0) {
            QStyleOption copy = *option;
            copy.state.setFlag(State_HasFocus, widget->hasFocus());
            drawField(&copy, painter, false);
        } else if (qobject_cast<const QAbstractItemView*>(widget) != nullptr) {
            drawBox(painter, QRectF(option->rect), QColor(), widget->hasFocus() ? m_theme.accent : m_theme.border, Theme::radius,
                widget->hasFocus() ? 2 : 1);
        }
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton: drawCheck(element, option, painter); return;
    case PE_FrameFocusRect: drawFocusRing(painter, QRectF(option->rect), 4); return;
    case PE_PanelMenu:
    case PE_PanelTipLabel: drawBox(painter, QRectF(option->rect), m_theme.panel, m_theme.border, 0); return;
    case PE_FrameMenu:
    case PE_IndicatorTabTear: return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), m_theme.line);
        return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void RelaisStyle::drawTab(const QStyleOption* option, QPainter* painter) const
{
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    if (tab == nullptr) {
        return;
    }
    const bool on = tab->state.testFlag(State_Selected);
    painter->save();
    painter->setFont(m_theme.font(on ? TextRole::Strong : TextRole::Body));
    painter->setPen(on ? m_theme.text : m_theme.dim);
    painter->drawText(tab->rect.adjusted(0, 0, -20, -2), Qt::AlignLeft | Qt::AlignVCenter, tab->text);
    if (on) {
        painter->fillRect(QRect(tab->rect.left(), tab->rect.bottom() - 1, tab->rect.width() - 20, 2), m_theme.accent);
    }
    painter->restore();
    if (tab->state.testFlag(State_HasFocus) && on) {
        drawFocusRing(painter, QRectF(tab->rect).adjusted(-3, 5, -15, -5), 4);
    }
}

void RelaisStyle::drawMenuItem(const QStyleOption* option, QPainter* painter) const
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (item == nullptr) {
        return;
    }
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        if (!item->text.isEmpty()) {
            painter->setFont(m_theme.font(TextRole::CaptionStrong));
            painter->setPen(m_theme.dim);
            painter->drawText(item->rect.adjusted(12, 0, -12, 0), Qt::AlignVCenter | Qt::AlignLeft, item->text);
        } else {
            painter->fillRect(QRect(item->rect.left(), item->rect.center().y(), item->rect.width(), 1), m_theme.line);
        }
        return;
    }
    const bool selected = item->state.testFlag(State_Selected);
    if (selected) {
        drawBox(painter, QRectF(item->rect).adjusted(3, 0, -3, 0), m_theme.accentGround, m_theme.accent, 4);
    }
    painter->setFont(m_theme.font(item->checked ? TextRole::Strong : TextRole::Body));
    painter->setPen(item->state.testFlag(State_Enabled) ? m_theme.text : m_theme.dim);
    const QString text = item->text.section(u'\t', 0, 0);
    const QString keys = item->text.section(u'\t', 1);
    const QRect inner = item->rect.adjusted(12, 0, -12, 0);
    painter->drawText(
        inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, item->checked ? text + QStringLiteral("  ✓") : text);
    if (!keys.isEmpty()) {
        painter->setFont(m_theme.font(TextRole::Caption));
        painter->setPen(m_theme.dim);
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignRight, keys);
    }
}

void RelaisStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_TabBarTab: drawTab(option, painter); return;
    case CE_MenuItem: drawMenuItem(option, painter); return;
    case CE_ShapedFrame:
        if (widget != nullptr && (widget->inherits("QPlainTextEdit") || widget->inherits("QAbstractItemView"))) {
            drawPrimitive(PE_Frame, option, painter, widget);
        }
        return;
    default: QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void RelaisStyle::drawScrollBar(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (bar == nullptr || bar->maximum <= bar->minimum) {
        return;
    }
    const bool upright = bar->orientation == Qt::Vertical;
    const QRectF thumb = upright ? QRectF(slider).adjusted(3, 1, -2, -1) : QRectF(slider).adjusted(1, 3, -1, -2);
    drawBox(painter, thumb, option->state.testFlag(State_MouseOver) ? m_theme.dim : m_theme.border, QColor(), 3);
}

void RelaisStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(option, painter, widget);
        return;
    }
    if (control == CC_ToolButton && widget != nullptr && qobject_cast<const QTabBar*>(widget->parentWidget()) != nullptr) {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        drawBox(painter, QRectF(option->rect), m_theme.panel, m_theme.border, 4);
        const bool left = button != nullptr && button->arrowType == Qt::LeftArrow;
        const QPointF c = QRectF(option->rect).center();
        const double d = left ? 2 : -2;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(option->state.testFlag(State_Enabled) ? m_theme.text : m_theme.border, 1.5, Qt::SolidLine,
            Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF({c + QPointF(d, -4), c + QPointF(-d, 0), c + QPointF(d, 4)}));
        painter->restore();
        return;
    }
    if (control == CC_ComboBox || control == CC_SpinBox) {
        QStyleOption copy = *option;
        const bool inner = widget != nullptr && widget->isAncestorOf(QApplication::focusWidget());
        copy.state.setFlag(State_HasFocus, hasFocus(option) || inner);
        drawField(&copy, painter, false);
        const QRect arrow = control == CC_ComboBox
            ? subControlRect(control, option, SC_ComboBoxArrow, widget)
            : QRect(option->rect.right() - 24, option->rect.top(), 24, option->rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.dim, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF c = QRectF(arrow).center();
        if (control == CC_ComboBox) {
            painter->drawPolyline(QPolygonF({c + QPointF(-4, -2), c + QPointF(0, 2), c + QPointF(4, -2)}));
        } else {
            painter->drawPolyline(QPolygonF({c + QPointF(-3, -3), c + QPointF(0, -6), c + QPointF(3, -3)}));
            painter->drawPolyline(QPolygonF({c + QPointF(-3, 3), c + QPointF(0, 6), c + QPointF(3, 3)}));
        }
        painter->restore();
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int RelaisStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 11;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 17;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return Theme::space2;
    case PM_TabBarTabHSpace: return 20;
    case PM_TabBarTabVSpace: return 19;
    case PM_TabBarBaseOverlap: return 0;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal: return 0;
    case PM_MenuVMargin: return 6;
    case PM_DefaultFrameWidth:
        return widget != nullptr
                && (widget->inherits("QPlainTextEdit") || widget->inherits("QLineEdit") || widget->inherits("QAbstractItemView"))
            ? 2
            : 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int RelaisStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
    case SH_Widget_Animate: return 0;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize RelaisStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize out = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        out.setHeight(std::max(out.height(), m_theme.buttonHeight()));
        out.rwidth() += Theme::space2;
        return out;
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        const bool line = item != nullptr && item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty();
        return {out.width() + 48, line ? 9 : m_theme.buttonHeight() - 4};
    }
    case CT_TabBarTab: {
        const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
        if (tab != nullptr) {
            // As wide as the strong text, so that nothing moves when another tab is chosen.
            out.setWidth(QFontMetrics(m_theme.font(TextRole::Strong)).horizontalAdvance(tab->text) + 20);
        }
        return out;
    }
    default: return out;
    }
}

const Theme& themeOf(const QWidget* widget)
{
    const auto* style = qobject_cast<const RelaisStyle*>(widget->style());
    return style != nullptr ? style->theme() : lightTheme();
}

bool systemIsDark()
{
    QApplication::setPalette(QPalette());
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

void applyLook(LookChoice look, Theme::Density density)
{
    const bool dark = look == LookChoice::Dark || (look == LookChoice::System && systemIsDark());
    const Theme theme = dark ? Theme::dark(density) : Theme::light(density);
    QApplication::setStyle(new RelaisStyle(theme));
    QApplication::setPalette(theme.palette());
    QApplication::setFont(theme.font(TextRole::Body));
}

} // namespace relais
