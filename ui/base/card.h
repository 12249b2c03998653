#pragma once

#include "ui/base/theme.h"

#include <QFrame>

class QVBoxLayout;

namespace relais {

/// A quiet panel with one corner radius, on which things stand. `column()` is its layout. Interface thread.
class Card : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Panel, Tinted };
    explicit Card(QWidget* parent = nullptr, Kind kind = Kind::Panel);

    QVBoxLayout* column() const { return m_column; }
    void setTone(Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind;
    Tone m_tone = Tone::Accent;
    QVBoxLayout* m_column;
};

} // namespace relais
