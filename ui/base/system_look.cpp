#include "ui/base/system_look.h"

#include <QEvent>
#include <QWidget>

namespace relais {

SystemLook::SystemLook(Theme::Density density, QWidget& window, std::function<bool()> isDark)
    : m_density(density), m_isDark(std::move(isDark))
{
    window.installEventFilter(this);
}

bool SystemLook::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange) {
        // In any case: asking the system may have taken our own palette away.
        applyLook(m_isDark() ? LookChoice::Dark : LookChoice::Light, m_density);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace relais
