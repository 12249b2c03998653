#include "app/tour/hand.h"

#include "app/tour/eye.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QWidget>

// Offers a key to the shortcuts before the widget gets it: what Qt's own window system calls, and Qt Test too.
QT_BEGIN_NAMESPACE
Q_GUI_EXPORT bool qt_sendShortcutOverrideEvent(QObject* object, ulong timestamp, int key, Qt::KeyboardModifiers modifiers,
    const QString& text, bool autorepeat, ushort count);
QT_END_NAMESPACE

namespace relais {

namespace {

QString textOf(QKeyCombination keys)
{
    const bool plain = (keys.keyboardModifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    if (!plain || keys.key() >= Qt::Key_Escape) {
        return {};
    }
    const auto text = QKeySequence(keys.key()).toString();
    return keys.keyboardModifiers() & Qt::ShiftModifier ? text : text.toLower();
}

} // namespace

QWidget* Hand::target() const
{
    // A menu that is open gets the keys, as it does from a window system.
    if (auto* popup = QApplication::activePopupWidget()) {
        return popup;
    }
    auto* focus = QApplication::focusWidget();
    return focus != nullptr ? focus : &m_window;
}

void Hand::press(const QKeySequence& sequence)
{
    for (int i = 0; i < sequence.count(); ++i) {
        const auto keys = sequence[static_cast<uint>(i)];
        const auto text = textOf(keys);
        if (qt_sendShortcutOverrideEvent(target(), 0, keys.key(), keys.keyboardModifiers(), text, false, 1)) {
            continue;
        }
        QKeyEvent down(QEvent::KeyPress, keys.key(), keys.keyboardModifiers(), text);
        QApplication::sendEvent(target(), &down);
        QKeyEvent up(QEvent::KeyRelease, keys.key(), keys.keyboardModifiers(), text);
        QApplication::sendEvent(target(), &up);
    }
}

void Hand::type(const QString& text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(target(), &event);
}

bool Hand::go(const QString& name)
{
    auto* control = Eye(m_window).control(name);
    if (control == nullptr) {
        return false;
    }
    control->setFocus(Qt::TabFocusReason);
    return true;
}

bool Hand::click(const QString& name)
{
    if (!go(name)) {
        return false;
    }
    press(QKeySequence(Qt::Key_Space));
    return true;
}

} // namespace relais
