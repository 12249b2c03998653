#pragma once

#include "app/server/http_application.h"
#include "app/server/http_limits.h"
#include "app/server/http_load.h"
#include "core/base/result.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <memory>

namespace relais {

/// HTTP/1.1 on Boost.Beast: one I/O thread (the one that calls run()), handlers on a pool of workers.
/// TLS and HTTP/2 belong to the proxy in front. Owned by the composition root; borrows the application, which must outlive it.
class HttpServer {
public:
    HttpServer(const HttpLimits& limits, HttpApplication& application);
    ~HttpServer();

    /// Port 0 takes a free one. Answers the port. Unreachable: cannot listen there.
    Result<std::uint16_t> listen(const QString& address, std::uint16_t port);
    /// SIGTERM and SIGINT do what stop() does; a second one ends the process at once.
    void stopOnSignals();
    /// SIGHUP calls this on a worker, each time, one after the other; it may wait for a store. Before run().
    void onHangUp(std::function<void()> told);
    /// Called once on the I/O thread when the end begins, so that what handlers wait for can be broken off. Before run().
    void whenStopping(std::function<void()> told);
    /// Serves until stop(); returns when everything in flight has been answered.
    void run();
    /// From any thread, also twice: serves for HttpLimits::drain, closing each connection after an answer; then takes no new connection,
    /// closes idle ones, gives half-sent requests a second, lets handlers finish. Whoever got through to it is answered.
    void stop();
    /// Any thread: has this done by one of a few threads that are kept for what is short, so that nobody waits there for those who wait
    /// for a store. What comes after run() has returned is not done.
    void soon(std::function<void()> work);
    /// Any thread: stop() was called, or a signal came. Whoever can choose should ask another server.
    bool isLeaving() const;

    /// Any thread; the numbers are of about the same moment.
    HttpLoad load() const;

private:
    class Engine;
    std::shared_ptr<Engine> m_engine;
};

} // namespace relais
