#pragma once

#include "core/sync/http_transport.h"

#include <QNetworkAccessManager>

namespace relais {

/// HTTP by Qt Network: no redirects, no cookies, no cache; asks for zstd or gzip and unpacks it. Owned by the composition root.
class QtHttpTransport final : public HttpTransport {
public:
    /// An answer that grows longer than this, unpacked, is broken off: BadAnswer.
    static constexpr qint64 largestAnswer = 32LL * 1024 * 1024;

    QtHttpTransport();
    void send(const HttpCall& call, std::function<void(Result<HttpReply>)> then) override;

private:
    QNetworkAccessManager m_network;
};

} // namespace relais
