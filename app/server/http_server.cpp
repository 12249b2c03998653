// First: Boost 1.74 awaitables forget it with g++ 12.
#include <utility>

#include "app/server/http_server.h"

#include "app/server/http_head.h"
#include "app/server/http_wire.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <atomic>
#include <map>
#include <set>

namespace relais {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

auto answerTo(error_code& error)
{
    return asio::redirect_error(asio::use_awaitable, error);
}

} // namespace

class HttpServer::Engine : public std::enable_shared_from_this<Engine> {
public:
    Engine(const HttpLimits& limits, HttpApplication& application)
        : m_limits(limits), m_application(application), m_io(1), m_acceptor(m_io), m_signals(m_io), m_workers(limits.workers)
    {}

    Result<std::uint16_t> listen(const QString& address, std::uint16_t port);
    void stopOnSignals();
    void run();
    void stop()
    {
        asio::post(m_io, [this] { stopNow(); });
    }
    std::size_t openConnections() const { return m_open.load(); }

private:
    struct Session {
        explicit Session(tcp::socket socket) : stream(std::move(socket)) {}
        beast::tcp_stream stream;
        beast::flat_buffer buffer;
        std::string address;
        bool idle = false;

        std::string_view bytes() const { return {static_cast<const char*>(buffer.data().data()), buffer.size()}; }
    };
    enum class Read { Whole, Refused, Gone };

    asio::awaitable<void> accept();
    asio::awaitable<void> serve(std::shared_ptr<Session> session);
    asio::awaitable<void> converse(Session& session);
    asio::awaitable<Read> readHead(Session& session, HttpHead& head, std::size_t& headSize, HttpRefusal& refusal);
    asio::awaitable<Read> readBody(Session& session, const HttpHead& head, std::size_t headSize, HttpRequest& request);
    asio::awaitable<bool> write(Session& session, const HttpResponse& response, bool keepAlive, bool headOnly);
    asio::awaitable<void> drain(Session& session, std::chrono::milliseconds quiet);
    asio::awaitable<void> refuseAndClose(Session& session, const HttpResponse& response);
    asio::awaitable<HttpResponse> handle(const HttpRequest& request);
    void stopNow();

    const HttpLimits m_limits;
    HttpApplication& m_application;
    asio::io_context m_io;
    tcp::acceptor m_acceptor;
    asio::signal_set m_signals;
    asio::thread_pool m_workers;
    std::set<Session*> m_sessions;
    std::map<std::string, std::size_t> m_perAddress;
    std::size_t m_waiting = 0;
    std::atomic<std::size_t> m_open{0};
    bool m_stopping = false;
};

Result<std::uint16_t> HttpServer::Engine::listen(const QString& address, std::uint16_t port)
{
    error_code error;
    const auto parsed = asio::ip::make_address(address.toStdString(), error);
    if (error) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("listen address"));
    }
    const tcp::endpoint endpoint(parsed, port);
    m_acceptor.open(endpoint.protocol(), error);
    if (!error) {
        m_acceptor.set_option(asio::socket_base::reuse_address(true), error);
    }
    if (!error) {
        m_acceptor.bind(endpoint, error);
    }
    if (!error) {
        m_acceptor.listen(4096, error);
    }
    if (error) {
        return failure(ErrorCode::Unreachable, QStringLiteral("listen: ") + QString::fromStdString(error.message()));
    }
    asio::co_spawn(m_io, accept(), asio::detached);
    return m_acceptor.local_endpoint().port();
}

void HttpServer::Engine::stopOnSignals()
{
    m_signals.add(SIGTERM);
    m_signals.add(SIGINT);
    m_signals.async_wait([this](const error_code& error, int) {
        if (!error) {
            stopNow();
        }
    });
}

void HttpServer::Engine::run()
{
    m_io.run();
    m_workers.join();
}

void HttpServer::Engine::stopNow()
{
    m_stopping = true;
    error_code ignored;
    m_acceptor.close(ignored);
    m_signals.cancel(ignored);
    for (auto* session : m_sessions) {
        if (session->idle) {
            session->stream.cancel();
        }
    }
}

asio::awaitable<void> HttpServer::Engine::accept()
{
    while (!m_stopping) {
        error_code error;
        tcp::socket socket(m_io);
        co_await m_acceptor.async_accept(socket, answerTo(error));
        if (m_stopping) {
            break;
        }
        if (error) {
            // Out of descriptors, most likely: let some sessions end before asking again.
            asio::steady_timer pause(m_io, std::chrono::milliseconds(50));
            co_await pause.async_wait(answerTo(error));
            continue;
        }
        socket.set_option(tcp::no_delay(true), error);
        auto session = std::make_shared<Session>(std::move(socket));
        asio::co_spawn(m_io, serve(std::move(session)), asio::detached);
    }
}

asio::awaitable<void> HttpServer::Engine::serve(std::shared_ptr<Session> session)
{
    error_code error;
    const auto peer = session->stream.socket().remote_endpoint(error);
    session->address = error ? std::string() : peer.address().to_string();
    auto& here = m_perAddress[session->address];
    ++here;
    m_sessions.insert(session.get());
    m_open = m_sessions.size();
    if (here > m_limits.connectionsPerAddress || m_sessions.size() > m_limits.connections) {
        session->stream.expires_after(m_limits.writeDeadline);
        co_await write(*session, m_application.refuse({503, "too_many_connections"}), false, false);
    } else {
        co_await converse(*session);
    }
    session->stream.socket().shutdown(tcp::socket::shutdown_both, error);
    session->stream.socket().close(error);
    m_sessions.erase(session.get());
    m_open = m_sessions.size();
    if (const auto found = m_perAddress.find(session->address); --found->second == 0) {
        m_perAddress.erase(found);
    }
}

asio::awaitable<void> HttpServer::Engine::converse(Session& session)
{
    for (bool alive = true; alive && !m_stopping;) {
        if (session.buffer.size() == 0) {
            error_code error;
            session.idle = true;
            session.stream.expires_after(m_limits.idle);
            const auto count = co_await session.stream.async_read_some(session.buffer.prepare(4096), answerTo(error));
            session.idle = false;
            if (error) {
                co_return;
            }
            session.buffer.commit(count);
        }
        session.stream.expires_after(m_limits.requestDeadline);
        HttpHead head;
        HttpRefusal refusal;
        std::size_t headSize = 0;
        const Read read = co_await readHead(session, head, headSize, refusal);
        if (read == Read::Gone) {
            co_return;
        }
        if (read == Read::Refused) {
            co_await refuseAndClose(session, m_application.refuse(refusal));
            co_return;
        }
        HttpRequest request;
        request.method = std::move(head.method);
        request.path = std::move(head.path);
        request.query = std::move(head.query);
        request.remoteAddress = session.address;
        const Read body = co_await readBody(session, head, headSize, request);
        if (body == Read::Gone) {
            co_return;
        }
        if (body == Read::Refused) {
            co_await refuseAndClose(session, m_application.refuse({400, "bad_chunk"}));
            co_return;
        }
        request.fields = std::move(head.fields);
        session.stream.expires_never();
        if (request.bodyTooLarge && !head.expectsContinue) {
            // Most clients send all before they read: take it off their hands first.
            co_await drain(session, std::chrono::milliseconds(200));
        }
        const HttpResponse response = co_await handle(request);
        if (request.bodyTooLarge) {
            co_await refuseAndClose(session, response);
            co_return;
        }
        alive = head.keepAlive && !response.close && !m_stopping;
        session.stream.expires_after(m_limits.writeDeadline);
        const bool written = co_await write(session, response, alive, request.method == "HEAD");
        alive = alive && written;
    }
}

asio::awaitable<HttpServer::Engine::Read> HttpServer::Engine::readHead(
    Session& session, HttpHead& head, std::size_t& headSize, HttpRefusal& refusal)
{
    for (;;) {
        const auto bytes = session.bytes();
        const auto scan = scanHttpHead(bytes);
        const auto lineEnd = bytes.find("\r\n", scan.begin);
        if (std::min(lineEnd, bytes.size()) > m_limits.requestLineBytes + scan.begin) {
            refusal = {414, "target_too_long"};
            co_return Read::Refused;
        }
        if (scan.state == HttpHeadScan::State::Broken) {
            refusal = {400, "bad_header_line"};
            co_return Read::Refused;
        }
        if ((scan.state == HttpHeadScan::State::Complete ? scan.end : bytes.size()) > m_limits.headBytes) {
            refusal = {431, "headers_too_large"};
            co_return Read::Refused;
        }
        if (scan.state == HttpHeadScan::State::Complete) {
            session.buffer.consume(scan.begin);
            headSize = scan.end - scan.begin;
            auto parsed = parseHttpHead(session.bytes().substr(0, headSize));
            if (!parsed) {
                refusal = parsed.error();
                co_return Read::Refused;
            }
            head = std::move(*parsed);
            co_return Read::Whole;
        }
        error_code error;
        const auto count = co_await session.stream.async_read_some(session.buffer.prepare(8192), answerTo(error));
        if (error) {
            co_return Read::Gone;
        }
        session.buffer.commit(count);
    }
}

asio::awaitable<HttpServer::Engine::Read> HttpServer::Engine::readBody(
    Session& session, const HttpHead& head, std::size_t headSize, HttpRequest& request)
{
    if (!head.chunked && head.contentLength == 0) {
        session.buffer.consume(headSize);
        co_return Read::Whole;
    }
    if (!head.chunked && head.contentLength > m_limits.bodyBytes) {
        session.buffer.consume(headSize);
        request.bodyTooLarge = true;
        co_return Read::Whole;
    }
    error_code error;
    if (head.expectsContinue && session.buffer.size() == headSize) {
        co_await asio::async_write(
            session.stream, asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")), answerTo(error));
        if (error) {
            co_return Read::Gone;
        }
    }
    // The head has passed our own, stricter rules; Beast does the framing of the body.
    beast::http::request_parser<beast::http::string_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(m_limits.headBytes * 2));
    parser.body_limit(m_limits.bodyBytes);
    co_await beast::http::async_read(session.stream, session.buffer, parser, answerTo(error));
    if (error == beast::http::error::body_limit) {
        request.bodyTooLarge = true;
        co_return Read::Whole;
    }
    if (error && error.category() == beast::http::make_error_code(beast::http::error::bad_chunk).category()
        && error != beast::http::error::partial_message && error != beast::http::error::end_of_stream) {
        co_return Read::Refused;
    }
    if (error) {
        co_return Read::Gone;
    }
    request.body = std::move(parser.get().body());
    co_return Read::Whole;
}

asio::awaitable<bool> HttpServer::Engine::write(Session& session, const HttpResponse& response, bool keepAlive, bool headOnly)
{
    const std::string wire = httpWire(response, keepAlive, headOnly);
    error_code error;
    co_await asio::async_write(session.stream, asio::buffer(wire), answerTo(error));
    if (!error && !keepAlive) {
        session.stream.socket().shutdown(tcp::socket::shutdown_send, error);
    }
    co_return !error;
}

/// Reads and throws away until the peer ends, pauses for `quiet`, or a bound is met. Not by the stream's own timeout, which
/// closes the socket: the answer may still have to go out.
asio::awaitable<void> HttpServer::Engine::drain(Session& session, std::chrono::milliseconds quiet)
{
    auto& socket = session.stream.socket();
    const auto end = std::chrono::steady_clock::now() + m_limits.drainDeadline;
    std::size_t drained = session.buffer.size();
    session.buffer.consume(session.buffer.size());
    error_code error;
    while (!error && drained < m_limits.drainBytes && std::chrono::steady_clock::now() < end) {
        asio::steady_timer timer(m_io, quiet);
        const auto reading = std::make_shared<bool>(true);
        timer.async_wait([reading, &socket](const error_code& cancelled) {
            if (!cancelled && *reading) {
                socket.cancel();
            }
        });
        drained += co_await socket.async_read_some(session.buffer.prepare(65536), answerTo(error));
        *reading = false;
    }
}

/// Closing with unread bytes makes the kernel reset the connection, and the answer is lost with it.
asio::awaitable<void> HttpServer::Engine::refuseAndClose(Session& session, const HttpResponse& response)
{
    session.stream.expires_after(m_limits.writeDeadline);
    const bool written = co_await write(session, response, false, false);
    session.stream.expires_never();
    if (written) {
        co_await drain(session, m_limits.drainDeadline);
    }
}

asio::awaitable<HttpResponse> HttpServer::Engine::handle(const HttpRequest& request)
{
    if (m_waiting >= m_limits.waitingRequests) {
        co_return m_application.refuse({503, "server_busy"});
    }
    ++m_waiting;
    HttpResponse response = co_await asio::co_spawn(
        m_workers,
        [this, &request]() -> asio::awaitable<HttpResponse> {
            try {
                co_return m_application.answer(request);
            } catch (...) {}
            co_return m_application.refuse({500, "internal"});
        },
        asio::use_awaitable);
    --m_waiting;
    co_return response;
}

HttpServer::HttpServer(const HttpLimits& limits, HttpApplication& application)
    : m_engine(std::make_shared<Engine>(limits, application))
{}

HttpServer::~HttpServer() = default;

Result<std::uint16_t> HttpServer::listen(const QString& address, std::uint16_t port)
{
    return m_engine->listen(address, port);
}

void HttpServer::stopOnSignals()
{
    m_engine->stopOnSignals();
}

void HttpServer::run()
{
    m_engine->run();
}

void HttpServer::stop()
{
    m_engine->stop();
}

std::size_t HttpServer::openConnections() const
{
    return m_engine->openConnections();
}

} // namespace relais
