#include "core/sync/late_transport.h"

namespace relais {

QUrl LateTransport::placeholder()
{
    // A name that no network resolves: nothing leaves by mistake.
    return QUrl(QStringLiteral("http://relais.invalid"));
}

void LateTransport::setServer(const QUrl& server)
{
    m_server = server;
    for (auto& [call, then] : std::exchange(m_waiting, {})) {
        forward(std::move(call), std::move(then));
    }
}

void LateTransport::send(const HttpCall& call, std::function<void(Result<HttpReply>)> then)
{
    if (m_server.isEmpty()) {
        m_waiting.emplace_back(call, std::move(then));
    } else {
        forward(call, std::move(then));
    }
}

void LateTransport::forward(HttpCall call, std::function<void(Result<HttpReply>)> then)
{
    QUrl url = m_server;
    const QString base = url.path().endsWith(u'/') ? url.path().chopped(1) : url.path();
    url.setPath(base + call.url.path());
    url.setQuery(call.url.query());
    call.url = url;
    m_transport.send(call, std::move(then));
}

} // namespace relais
