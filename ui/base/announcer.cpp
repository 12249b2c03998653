#include "ui/base/announcer.h"

#include <QAccessible>

namespace relais {

Announcer::Announcer(QWidget* window) : QLabel(window)
{
    // One pixel: a hidden widget is not in the accessibility tree.
    setGeometry(0, 0, 1, 1);
    setFocusPolicy(Qt::NoFocus);
}

void Announcer::announce(const QString& text)
{
    if (text.isEmpty() || text == accessibleName()) {
        return;
    }
    setAccessibleName(text);
    QAccessibleEvent renamed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&renamed);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace relais
