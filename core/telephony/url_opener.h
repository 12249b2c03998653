#pragma once

#include <QUrl>

namespace relais {

/// Gives an address to the desktop's own program for it: a port, since what does that differs by system.
/// Owned by the composition root; interface thread; does not wait for that program.
class UrlOpener {
public:
    virtual ~UrlOpener() = default;
    /// False when the desktop knows no program for it.
    virtual bool open(const QUrl& url) = 0;
};

} // namespace relais
