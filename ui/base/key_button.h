#pragma once

#include "ui/base/theme.h"

#include <QAbstractButton>

namespace relais {

/// A button that shows the key which does the same. Its accessible name is its text alone; the key stands in the description.
/// The key itself is bound by whoever owns the act. Interface thread.
class KeyButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class Kind { Plain, Primary, Accent, Danger, Quiet };
    /// Where text and key stand: together in the middle, or at both ends.
    enum class Spread { Centre, Ends };

    KeyButton(const QString& text, const QString& keyCap, Kind kind = Kind::Plain, QWidget* parent = nullptr,
        Spread spread = Spread::Centre);

    void setKind(Kind kind);
    void setKeyCap(const QString& keyCap);
    const QString& keyCap() const { return m_keyCap; }
    void setLabel(const QString& text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_keyCap;
    Kind m_kind;
    Spread m_spread;
};

/// Paints a key cap ("F7") in `rect`, vertically centred; `capWidth` says how wide it is.
void drawKeyCap(
    QPainter& painter, const Theme& theme, const QRectF& rect, const QString& text, const QColor& ground, const QColor& ink);
int capWidth(const Theme& theme, const QString& text);

} // namespace relais
