#pragma once

#include "core/sync/http_transport.h"

#include <utility>
#include <vector>

namespace relais {

/// A transport whose server is not known at the start: calls wait until it is, and go there. ApiClient is given placeholder() as
/// its address. Owned by the composition root, borrows the real transport; interface thread.
class LateTransport final : public HttpTransport {
public:
    explicit LateTransport(HttpTransport& transport) : m_transport(transport) {}

    static QUrl placeholder();
    /// Where the calls go from now on; those that waited go first.
    void setServer(const QUrl& server);
    void send(const HttpCall& call, std::function<void(Result<HttpReply>)> then) override;

private:
    void forward(HttpCall call, std::function<void(Result<HttpReply>)> then);

    HttpTransport& m_transport;
    QUrl m_server;
    std::vector<std::pair<HttpCall, std::function<void(Result<HttpReply>)>>> m_waiting;
};

} // namespace relais
