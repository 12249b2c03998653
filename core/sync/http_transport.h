#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <functional>

namespace relais {

/// One request. Nothing personal ever stands in `url`.
struct HttpCall {
    QByteArray method;
    QUrl url;
    QByteArray bearer;              ///< credential or token, empty: none
    std::optional<QByteArray> json; ///< the body
    std::chrono::milliseconds timeout{15'000};
};

/// What came back, whatever its status.
struct HttpReply {
    int status = 0;
    QByteArray body;
    std::chrono::seconds retryAfter{0}; ///< as retryAfterOf() reads it: bounded
};

/// The network below ApiClient: a port. Interface thread; answers there, once, unless it is gone first.
/// Fails with Unreachable: no connection, no answer in time, an answer that breaks off.
class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    virtual void send(const HttpCall& call, std::function<void(Result<HttpReply>)> then) = 0;
};

} // namespace relais
