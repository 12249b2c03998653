#pragma once

// First: Boost 1.74 awaitables forget it with g++ 12.
#include <utility>

#include "app/server/http_head.h"
#include "app/server/http_server.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <atomic>
#include <map>
#include <set>

namespace relais {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

/// Makes an awaited operation report into `error` instead of throwing.
inline auto answerTo(error_code& error)
{
    return asio::redirect_error(asio::use_awaitable, error);
}

/// The inside of HttpServer: the only header with Boost in it, for http_server.cpp (connections) and http_session.cpp (what is
/// said on one). All members but stop(), isLeaving() and load() belong to the I/O thread; handlers run on the workers.
class HttpServer::Engine {
public:
    Engine(const HttpLimits& limits, HttpApplication& application)
        : m_limits(limits), m_application(application), m_io(1), m_acceptor(m_io), m_signals(m_io), m_hangUps(m_io),
          m_stopGrace(m_io), m_workers(limits.workers), m_heavyWorkers(limits.heavyWorkers), m_shortWorkers(limits.shortWorkers)
    {}

    Result<std::uint16_t> listen(const QString& address, std::uint16_t port);
    void stopOnSignals();
    void onHangUp(std::function<void()> told);
    void awaitHangUp();
    void whenStopping(std::function<void()> told) { m_whenStopping = std::move(told); }
    void run();
    void stop()
    {
        asio::post(m_io, [this] { beginStop(); });
    }
    void soon(std::function<void()> work) { asio::post(m_shortWorkers, std::move(work)); }
    bool isLeaving() const { return m_leaving; }
    HttpLoad load() const;

private:
    struct Session {
        explicit Session(tcp::socket socket) : stream(std::move(socket)) {}
        beast::tcp_stream stream;
        beast::flat_buffer buffer;
        std::string address;
        bool served = false; ///< one request at least
        enum class Phase { Idle, Receiving, Answering } phase = Phase::Receiving;

        std::string_view bytes() const { return {static_cast<const char*>(buffer.data().data()), buffer.size()}; }
    };
    enum class Read { Whole, Refused, Gone };
    /// A part of the memory for bodies, given back with this object. I/O thread.
    class BodyShare {
    public:
        BodyShare(std::atomic<std::size_t>& held, std::size_t bytes) : m_held(held), m_bytes(bytes) { m_held += m_bytes; }
        ~BodyShare() { m_held -= m_bytes; }
        BodyShare(const BodyShare&) = delete;
        BodyShare& operator=(const BodyShare&) = delete;

    private:
        std::atomic<std::size_t>& m_held;
        const std::size_t m_bytes;
    };

    class Answering;

    asio::awaitable<void> accept();
    void welcome(tcp::socket socket);
    asio::awaitable<void> serve(std::shared_ptr<Session> session);
    asio::awaitable<void> converse(Session& session);
    asio::awaitable<Read> readHead(Session& session, HttpHead& head, std::size_t& headSize, HttpRefusal& refusal);
    asio::awaitable<Read> readBody(
        Session& session, const HttpHead& head, std::size_t headSize, std::size_t most, HttpRequest& request);
    asio::awaitable<bool> write(Session& session, const HttpResponse& response, bool keepAlive, bool headOnly);
    asio::awaitable<void> drain(Session& session, std::chrono::milliseconds quiet);
    asio::awaitable<void> refuseAndClose(Session& session, const HttpResponse& response);
    asio::awaitable<HttpAdmission> admit(const HttpHead& head, const HttpRequest& request);
    asio::awaitable<HttpResponse> handle(const HttpRequest& request);
    HttpResponse answerAtOnce(const HttpRequest& request);
    asio::awaitable<HttpResponse> passOn(const HttpRequest& request, bool isHeavy);
    asio::awaitable<bool> awaitRequest(Session& session);
    void beginStop();
    asio::awaitable<void> leave();
    void closeDoor();
    void stopNow();
    void cancel(Session::Phase phase);

    const HttpLimits m_limits;
    HttpApplication& m_application;
    std::atomic<std::size_t> m_bodies = 0; ///< bytes that are held or promised for bodies
    asio::io_context m_io;
    tcp::acceptor m_acceptor;
    asio::signal_set m_signals;
    asio::signal_set m_hangUps;
    std::function<void()> m_hungUp;
    asio::steady_timer m_stopGrace;
    std::function<void()> m_whenStopping;
    asio::thread_pool m_workers;
    asio::thread_pool m_heavyWorkers;
    asio::thread_pool m_shortWorkers;
    std::set<Session*> m_sessions;
    std::map<std::string, std::size_t> m_perAddress;
    std::size_t m_welcomed = 0; ///< sessions, those included that have not begun
    // Written on the I/O thread: requests that have been given to a pool and not come back.
    std::atomic<std::size_t> m_waiting = 0;
    std::atomic<std::size_t> m_waitingHeavy = 0;
    // Of these, the ones that a worker has taken up: not those that are asked together. Written wherever they are answered.
    std::atomic<std::size_t> m_running = 0;
    std::atomic<std::size_t> m_runningHeavy = 0;
    std::atomic<std::size_t> m_open{0};
    std::atomic<bool> m_leaving = false;  ///< somebody wishes the end; set on the I/O thread
    std::atomic<bool> m_stopping = false; ///< the end has begun: no connection is taken; set on the I/O thread
    bool m_graceOver = false;             ///< nothing is received any more
};

} // namespace relais
