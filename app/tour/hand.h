#pragma once

#include <QKeySequence>
#include <QString>

class QWidget;

namespace relais {

/// A person's hands at the keyboard of one window: keys go where the focus is, shortcuts first, as from a real keyboard.
/// Interface thread; borrows the window.
class Hand {
public:
    explicit Hand(QWidget& window) : m_window(window) {}

    /// "F5", "Ctrl+Return", "A": one after another.
    void press(const QKeySequence& keys);
    /// Text with accents, as an input method gives it.
    void type(const QString& text);
    /// Puts the focus on the control with this accessible name, as Tab would. False: there is none that is visible and enabled.
    bool go(const QString& name);
    /// Presses the button with this accessible name. False as for go().
    bool click(const QString& name);

private:
    QWidget* target() const;
    QWidget& m_window;
};

} // namespace relais
