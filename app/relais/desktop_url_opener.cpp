#include "app/relais/desktop_url_opener.h"

#include <QDesktopServices>

namespace relais {

bool DesktopUrlOpener::open(const QUrl& url)
{
    return QDesktopServices::openUrl(url);
}

} // namespace relais
