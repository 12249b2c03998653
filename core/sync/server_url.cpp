#include "core/sync/server_url.h"

#include <QHostAddress>

namespace relais {

std::optional<QUrl> serverUrl(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool here = url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
    const bool web = url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && here);
    return url.isValid() && web && !url.host().isEmpty() && url.userInfo().isEmpty() ? std::optional(url) : std::nullopt;
}

} // namespace relais
