#pragma once

#include "ui/base/text_label.h"

namespace relais {

/// A short state in a rounded ground: "À jour, 14:02". May carry a dot or an icon's sign before it. Interface thread.
class Pill : public TextLabel {
    Q_OBJECT
public:
    explicit Pill(Tone tone = Tone::Plain, const QString& text = {}, QWidget* parent = nullptr);

    void setPillTone(Tone tone);
    /// A dot before the text, in the colour of that tone.
    void setDot(std::optional<Tone> tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_ground;
    std::optional<Tone> m_dot;
};

} // namespace relais
