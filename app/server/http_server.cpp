#include "app/server/http_server.h"

#include "app/server/http_engine.h"
#include "app/server/newcomers.h"
#include "db/base/database.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <sys/resource.h>
#include <unistd.h>

namespace relais {

namespace {

/// Counted as on a thread for as long as it lives.
class Running {
public:
    explicit Running(std::atomic<std::size_t>& count) : m_count(count) { ++m_count; }
    ~Running() { --m_count; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

private:
    std::atomic<std::size_t>& m_count;
};

/// Who signs in makes the processors work for a tenth of a second, and a whole shift signs in at the same time; whoever is on the phone
/// meanwhile goes before them. On Linux each thread has a priority of its own. Where it is not granted, all stays as it was.
void yieldToOthers()
{
    constexpr int lower = 19;
    thread_local const int done = setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), lower);
    static_cast<void>(done);
    Database::leaveReads();
}

/// What is thrown ends this piece of work alone; what it was to answer is answered when nobody can any more.
template <typename Work>
auto caught(Work work)
{
    return [work = std::move(work)] {
        try {
            work();
        } catch (...) {}
    };
}

std::size_t less(std::size_t all, std::size_t some)
{
    return all > some ? all - some : 0;
}

} // namespace

/// Running before waiting: what begins meanwhile is counted as waiting once too often, never less than not at all.
HttpLoad HttpServer::Engine::load() const
{
    const std::size_t running = m_running;
    const std::size_t runningHeavy = m_runningHeavy;
    return {m_open, less(m_waiting, running), less(m_waitingHeavy, runningHeavy), running + runningHeavy, m_bodies};
}

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
            beginStop();
        }
    });
}

void HttpServer::Engine::onHangUp(std::function<void()> told)
{
    m_hungUp = std::move(told);
    m_hangUps.add(SIGHUP);
    awaitHangUp();
}

void HttpServer::Engine::awaitHangUp()
{
    m_hangUps.async_wait([this](const error_code& error, int) {
        if (error || m_stopping) {
            return;
        }
        // It may wait for a store, and the end waits for it. Signals that come meanwhile are kept for the next time.
        asio::post(m_workers, [this, work = asio::make_work_guard(m_io)] {
            caught(m_hungUp)();
            asio::post(m_io, [this] {
                if (!m_stopping) {
                    awaitHangUp();
                }
            });
        });
    });
}

void HttpServer::Engine::run()
{
    m_io.run();
    m_workers.join();
    m_heavyWorkers.join();
    m_shortWorkers.join();
}

void HttpServer::Engine::beginStop()
{
    if (m_leaving) {
        return;
    }
    m_leaving = true;
    error_code ignored;
    // Whoever signals again means at once: what the system does then is just right.
    m_signals.clear(ignored);
    asio::co_spawn(m_io, leave(), asio::detached);
}

asio::awaitable<void> HttpServer::Engine::leave()
{
    if (m_limits.drain > std::chrono::milliseconds(0)) {
        error_code error;
        asio::steady_timer pause(m_io, m_limits.drain);
        co_await pause.async_wait(answerTo(error));
        refuseNewcomers(m_acceptor.native_handle());
        // Connections that are half made come through.
        pause.expires_after(std::chrono::milliseconds(200));
        co_await pause.async_wait(answerTo(error));
    }
    stopNow();
}

/// Closing resets whoever has connected and was not accepted yet, and a request that was sent meanwhile is lost: accept them first.
void HttpServer::Engine::closeDoor()
{
    error_code error;
    refuseNewcomers(m_acceptor.native_handle());
    m_acceptor.non_blocking(true, error);
    while (!error) {
        tcp::socket socket(m_io);
        m_acceptor.accept(socket, error);
        if (!error) {
            welcome(std::move(socket));
        }
    }
    m_acceptor.close(error);
}

void HttpServer::Engine::stopNow()
{
    m_stopping = true;
    closeDoor();
    error_code ignored;
    m_hangUps.cancel(ignored);
    if (m_whenStopping) {
        m_whenStopping();
    }
    cancel(Session::Phase::Idle);
    if (m_welcomed > 0) {
        m_stopGrace.expires_after(m_limits.stopGrace);
        m_stopGrace.async_wait([this](const error_code& error) {
            if (!error) {
                m_graceOver = true;
                cancel(Session::Phase::Receiving);
            }
        });
    }
}

void HttpServer::Engine::cancel(Session::Phase phase)
{
    for (auto* session : m_sessions) {
        if (session->phase == phase) {
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
        if (error && !m_stopping) {
            // Out of descriptors, most likely: let some sessions end before asking again.
            asio::steady_timer pause(m_io, std::chrono::milliseconds(50));
            co_await pause.async_wait(answerTo(error));
            continue;
        }
        if (!error) {
            welcome(std::move(socket));
        }
    }
}

void HttpServer::Engine::welcome(tcp::socket socket)
{
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    ++m_welcomed;
    asio::co_spawn(m_io, serve(std::make_shared<Session>(std::move(socket))), asio::detached);
}

asio::awaitable<void> HttpServer::Engine::serve(std::shared_ptr<Session> session)
{
    error_code error;
    const auto peer = session->stream.socket().remote_endpoint(error);
    session->address = error ? std::string() : plainAddress(peer.address().to_string()).value_or(std::string());
    auto& here = m_perAddress[session->address];
    ++here;
    m_sessions.insert(session.get());
    m_open = m_sessions.size();
    // Behind a proxy stand all desks; what one of them may hold open is for the proxy to say.
    const bool tooMany = here > m_limits.connectionsPerAddress && !m_limits.proxies.trusts(session->address);
    if (tooMany || m_sessions.size() > m_limits.connections) {
        session->stream.expires_after(m_limits.writeDeadline);
        co_await write(*session, m_application.refuse({503, "too_many_connections"}), false, false);
    } else if (!m_graceOver) {
        co_await converse(*session);
    }
    session->stream.socket().shutdown(tcp::socket::shutdown_both, error);
    session->stream.socket().close(error);
    m_sessions.erase(session.get());
    m_open = m_sessions.size();
    --m_welcomed;
    if (m_stopping && m_welcomed == 0) {
        m_stopGrace.cancel();
    }
    if (const auto found = m_perAddress.find(session->address); --found->second == 0) {
        m_perAddress.erase(found);
    }
}

/// A small body is no burden: it is read at once, and the answer says the same.
asio::awaitable<HttpAdmission> HttpServer::Engine::admit(const HttpHead& head, const HttpRequest& request)
{
    const bool isEmpty = !head.chunked && head.contentLength == 0;
    if (isEmpty || (!head.chunked && !head.expectsContinue && head.contentLength <= m_limits.unaskedBodyBytes)) {
        co_return HttpAdmission();
    }
    if (m_waiting >= m_limits.waitingRequests) {
        co_return HttpAdmission{m_application.refuse({503, "server_busy"})};
    }
    ++m_waiting;
    HttpAdmission admission = co_await asio::co_spawn(
        m_workers,
        [this, &request]() -> asio::awaitable<HttpAdmission> {
            const Running running(m_running);
            try {
                co_return m_application.admit(request);
            } catch (...) {}
            co_return HttpAdmission{m_application.refuse({500, "internal"})};
        },
        asio::use_awaitable);
    --m_waiting;
    co_return admission;
}

asio::awaitable<HttpResponse> HttpServer::Engine::handle(const HttpRequest& request)
{
    if (m_application.isAtOnce(request)) {
        co_return answerAtOnce(request);
    }
    const bool isHeavy = m_application.isHeavy(request);
    auto& waiting = isHeavy ? m_waitingHeavy : m_waiting;
    if (waiting >= (isHeavy ? m_limits.waitingHeavy : m_limits.waitingRequests)) {
        co_return m_application.refuse({503, "server_busy"});
    }
    ++waiting;
    HttpResponse response = co_await passOn(request, isHeavy);
    --waiting;
    co_return response;
}

HttpResponse HttpServer::Engine::answerAtOnce(const HttpRequest& request)
{
    std::optional<HttpResponse> answer;
    caught([&] { m_application.answer(request, [&answer](HttpResponse response) { answer = std::move(response); }); })();
    return answer ? *std::move(answer) : m_application.refuse({500, "internal"});
}

/// One request on its way to whoever answers it. What nobody answers is a 500. Any thread, one at a time.
class HttpServer::Engine::Answering {
public:
    using GoOn = std::function<void(HttpResponse)>;

    Answering(Engine& engine, std::atomic<std::size_t>& running, GoOn goOn)
        : m_engine(engine), m_running(running), m_goOn(std::move(goOn)), m_work(asio::make_work_guard(engine.m_io))
    {}
    ~Answering()
    {
        if (m_goOn) {
            answer(m_engine.m_application.refuse({500, "internal"}));
        }
    }
    Answering(const Answering&) = delete;
    Answering& operator=(const Answering&) = delete;

    void begin() { m_begun.emplace(m_running); }
    void answer(HttpResponse response)
    {
        m_begun.reset();
        if (m_goOn) {
            asio::post(m_engine.m_io,
                [goOn = std::exchange(m_goOn, nullptr), response = std::move(response)]() mutable { goOn(std::move(response)); });
        }
    }

private:
    Engine& m_engine;
    std::atomic<std::size_t>& m_running;
    std::optional<Running> m_begun;
    GoOn m_goOn;
    asio::executor_work_guard<asio::io_context::executor_type> m_work; ///< the end waits for it
};

asio::awaitable<HttpResponse> HttpServer::Engine::passOn(const HttpRequest& request, bool isHeavy)
{
    const auto queued = std::chrono::steady_clock::now();
    const auto begin = [this, &request, isHeavy, queued](auto resume) {
        const auto shared = std::make_shared<decltype(resume)>(std::move(resume));
        auto answering = std::make_shared<Answering>(
            *this, isHeavy ? m_runningHeavy : m_running, [shared](HttpResponse response) { (*shared)(std::move(response)); });
        const auto answer = [this, &request, answering] {
            m_application.answer(request, [answering](HttpResponse response) { answering->answer(std::move(response)); });
        };
        if (!isHeavy && m_application.isPrompt(request)) {
            caught(answer)();
            return;
        }
        asio::post(isHeavy ? m_heavyWorkers : m_workers, caught([this, isHeavy, queued, answering, answer] {
            answering->begin();
            if (isHeavy) {
                yieldToOthers();
            }
            // Nobody waits longer than he would look at a screen, and the end of the server waits for none of them.
            if (isHeavy && (m_stopping || std::chrono::steady_clock::now() - queued > m_limits.heavyWait)) {
                answering->answer(m_application.refuse({503, "server_busy"}));
            } else {
                answer();
            }
        }));
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(HttpResponse)>(begin, asio::use_awaitable);
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

void HttpServer::onHangUp(std::function<void()> told)
{
    m_engine->onHangUp(std::move(told));
}

void HttpServer::whenStopping(std::function<void()> told)
{
    m_engine->whenStopping(std::move(told));
}

void HttpServer::run()
{
    m_engine->run();
}

void HttpServer::stop()
{
    m_engine->stop();
}

void HttpServer::soon(std::function<void()> work)
{
    m_engine->soon(caught(std::move(work)));
}

bool HttpServer::isLeaving() const
{
    return m_engine->isLeaving();
}

HttpLoad HttpServer::load() const
{
    return m_engine->load();
}

} // namespace relais
