#pragma once

#include "ui/base/relais_style.h"

#include <QObject>

#include <functional>

namespace relais {

/// Keeps the look that of the system while Relais runs: watches the window for the system's news. Owned by the composition root, only
/// where the person asked for no look of her own. Interface thread.
class SystemLook final : public QObject {
    Q_OBJECT
public:
    /// `isDark` asks the system; a test says it itself.
    SystemLook(Theme::Density density, QWidget& window, std::function<bool()> isDark);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Theme::Density m_density;
    std::function<bool()> m_isDark;
};

} // namespace relais
