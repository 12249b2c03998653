#pragma once

#include <QLabel>

namespace relais {

/// Says changes of state to a screen reader: one label out of sight whose name changes (Qt 6.4 has no announcement event).
/// Owned by the window it speaks for. Interface thread.
class Announcer final : public QLabel {
    Q_OBJECT
public:
    explicit Announcer(QWidget* window);
    void announce(const QString& text);
};

} // namespace relais
