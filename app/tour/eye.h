#pragma once

#include <QStringList>

class QWidget;

namespace relais {

/// Reads a window as a screen reader would: names and texts of what is visible now. Interface thread; borrows the window.
class Eye {
public:
    explicit Eye(QWidget& window) : m_window(window) {}

    /// Everything that can be read, in the order of the widgets.
    QStringList texts() const;
    /// Whether a visible text holds these words; spaces of any kind and case count alike.
    bool sees(const QString& words) const;
    /// The visible, enabled control with this accessible name (or label), whole or as its beginning.
    QWidget* control(const QString& name) const;

    /// For a step's `missing`: empty when all is there, else "not on screen: …".
    QString misses(const QStringList& wanted) const;
    /// Empty when none of it is there.
    QString stillShows(const QStringList& unwanted) const;

private:
    QWidget& m_window;
};

} // namespace relais
