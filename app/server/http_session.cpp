#include "app/server/http_engine.h"
#include "app/server/http_wire.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

// g++ 12 at -O2 takes the frame of a coroutine that Boost allocates in pieces for one that is freed by the wrong function.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace relais {

asio::awaitable<void> HttpServer::Engine::converse(Session& session)
{
    for (bool alive = true; alive;) {
        if (session.buffer.size() == 0 && !co_await awaitRequest(session)) {
            co_return;
        }
        session.phase = Session::Phase::Receiving;
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
        request.fields = std::move(head.fields);
        request.remoteAddress = m_limits.proxies.clientOf(session.address, request.fields);
        auto admission = co_await admit(head, request);
        const std::size_t most = std::min(admission.bodyBytes, m_limits.bodyBytes);
        const auto announced = head.chunked ? most : static_cast<std::size_t>(std::min<std::uint64_t>(head.contentLength, most));
        if (!admission.refusal && announced > m_limits.allBodiesBytes - std::min(m_bodies.load(), m_limits.allBodiesBytes)) {
            admission.refusal = m_application.refuse({503, "server_busy"});
        }
        if (admission.refusal) {
            if (!head.expectsContinue) {
                co_await drain(session, std::chrono::milliseconds(200));
            }
            co_await refuseAndClose(session, *admission.refusal);
            co_return;
        }
        const BodyShare share(m_bodies, announced);
        // Whoever had to be asked for took time of his own.
        session.stream.expires_after(m_limits.requestDeadline);
        const Read body = m_graceOver ? Read::Gone : co_await readBody(session, head, headSize, most, request);
        if (body == Read::Gone) {
            co_return;
        }
        if (body == Read::Refused) {
            co_await refuseAndClose(session, m_application.refuse({400, "bad_chunk"}));
            co_return;
        }
        session.stream.expires_never();
        if (request.bodyTooLarge && !head.expectsContinue) {
            // Most clients send all before they read: take it off their hands first.
            co_await drain(session, std::chrono::milliseconds(200));
        }
        session.phase = Session::Phase::Answering;
        const HttpResponse response = co_await handle(request);
        if (request.bodyTooLarge) {
            co_await refuseAndClose(session, response);
            co_return;
        }
        session.served = true;
        alive = head.keepAlive && !response.close && !m_leaving;
        session.stream.expires_after(m_limits.writeDeadline);
        const bool written = co_await write(session, response, alive, request.method == "HEAD");
        alive = alive && written;
    }
}

/// Until the first bytes of a request are in the buffer; false: the connection is over.
asio::awaitable<bool> HttpServer::Engine::awaitRequest(Session& session)
{
    // Who has just come is about to ask: that is no idle connection.
    session.phase = session.served ? Session::Phase::Idle : Session::Phase::Receiving;
    session.stream.expires_after(m_limits.idle);
    error_code error;
    // Thousands of connections say nothing for minutes: what the last request took is given back, and most heads fit into this.
    constexpr std::size_t idleBytes = 1024;
    session.buffer.shrink_to_fit();
    const auto hasComeAlready = [&session] {
        error_code none;
        return session.stream.socket().available(none) > 0 && !none;
    };
    // The idle ones were told to go while its answer was still being written.
    if (m_stopping && session.served && !hasComeAlready()) {
        co_return false;
    }
    auto count = co_await session.stream.async_read_some(session.buffer.prepare(idleBytes), answerTo(error));
    if (error == asio::error::operation_aborted && m_stopping) {
        // Idle as far as we knew; a request that is here already is answered all the same.
        if (!hasComeAlready()) {
            co_return false;
        }
        count = co_await session.stream.async_read_some(session.buffer.prepare(idleBytes), answerTo(error));
    }
    session.buffer.commit(count);
    co_return !error;
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
    Session& session, const HttpHead& head, std::size_t headSize, std::size_t most, HttpRequest& request)
{
    if (!head.chunked && head.contentLength == 0) {
        session.buffer.consume(headSize);
        co_return Read::Whole;
    }
    if (!head.chunked && head.contentLength > most) {
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
    parser.body_limit(most);
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
    session.phase = Session::Phase::Receiving;
    auto& socket = session.stream.socket();
    const auto end = std::chrono::steady_clock::now() + m_limits.drainDeadline;
    std::size_t drained = session.buffer.size();
    session.buffer.consume(session.buffer.size());
    error_code error;
    while (!error && !m_graceOver && drained < m_limits.drainBytes && std::chrono::steady_clock::now() < end) {
        asio::steady_timer timer(m_io, quiet);
        const auto reading = std::make_shared<bool>(true);
        timer.async_wait([reading, &socket](const error_code& cancelled) {
            if (!cancelled && *reading) {
                socket.cancel();
            }
        });
        drained += co_await socket.async_read_some(session.buffer.prepare(8192), answerTo(error));
        *reading = false;
    }
}

/// Closing with unread bytes makes the kernel reset the connection, and the answer is lost with it.
asio::awaitable<void> HttpServer::Engine::refuseAndClose(Session& session, const HttpResponse& response)
{
    session.phase = Session::Phase::Answering;
    session.stream.expires_after(m_limits.writeDeadline);
    const bool written = co_await write(session, response, false, false);
    session.stream.expires_never();
    if (written) {
        co_await drain(session, m_limits.drainDeadline);
    }
}

} // namespace relais
