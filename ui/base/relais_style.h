#pragma once

#include "ui/base/theme.h"

#include <QProxyStyle>

namespace relais {

/// Which look is wanted: the system's own, or a forced one.
enum class LookChoice { System, Light, Dark };

/// The look of every standard control, over Fusion: quiet frames, one accent, a focus ring that is always visible.
/// Owned by the application (QApplication::setStyle). Interface thread. Holds the theme: nothing else styles itself.
class RelaisStyle final : public QProxyStyle {
    Q_OBJECT
public:
    explicit RelaisStyle(Theme theme);

    const Theme& theme() const { return m_theme; }

    void drawPrimitive(
        PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawComplexControl(
        ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override;
    QSize sizeFromContents(
        ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;
    QPalette standardPalette() const override { return m_theme.palette(); }

    /// A rounded rectangle on whole pixels, border inside.
    static void drawBox(
        QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& border, qreal radius, qreal width = 1);
    /// The ring around what has the focus, inside `rect`.
    void drawFocusRing(QPainter* painter, const QRectF& rect, qreal radius) const;

private:
    void drawTab(const QStyleOption* option, QPainter* painter) const;
    void drawScrollBar(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawCheck(PrimitiveElement element, const QStyleOption* option, QPainter* painter) const;
    void drawField(const QStyleOption* option, QPainter* painter, bool open) const;
    void drawMenuItem(const QStyleOption* option, QPainter* painter) const;

    Theme m_theme;
};

/// The theme a widget is shown in: that of its style, or the light one under a foreign style.
const Theme& themeOf(const QWidget* widget);

/// Whether the system asks for a dark look. Takes the application's own palette away to see that of the system: a look is applied after.
bool systemIsDark();

/// Gives the application its style, palette and font. Called once by the composition root, before the first window.
void applyLook(LookChoice look, Theme::Density density);

} // namespace relais
