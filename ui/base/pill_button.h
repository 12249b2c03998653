#pragma once

#include "ui/base/theme.h"

#include <QAbstractButton>

#include <optional>

namespace relais {

/// A state that can also be pressed: the badge of the network. Looks like a pill. Interface thread.
class PillButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit PillButton(QWidget* parent = nullptr);

    void showState(const QString& text, Tone ground, std::optional<Tone> dot);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_ground = Tone::Plain;
    std::optional<Tone> m_dot;
};

} // namespace relais
