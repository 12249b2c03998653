#pragma once

#include "app/server/http_server.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

namespace relais::test {

/// Answers what it was asked; "/gate" waits until the test opens the gate, "/flood" answers 16 MB.
class EchoApplication final : public HttpApplication {
public:
    HttpAdmission admit(const HttpRequest& head) override
    {
        ++asked;
        if (head.path == "/stranger") {
            return {HttpResponse{401, {}, "who", false}};
        }
        return {std::nullopt, head.path == "/open" ? std::size_t{20'000} : std::size_t{10'000'000}};
    }
    bool isHeavy(const HttpRequest& request) const override { return request.path == "/heavy" || request.query == "heavy"; }
    void answer(const HttpRequest& request, Then then) override { then(answerTo(request)); }
    HttpResponse answerTo(const HttpRequest& request)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_paths.push_back(request.path);
        }
        if (request.path == "/gate") {
            m_entered.set_value();
            m_gate.get_future().wait();
        }
        if (request.path == "/throw") {
            throw std::runtime_error("boom");
        }
        if (request.bodyTooLarge) {
            return {413, {}, "large", false};
        }
        if (request.path == "/flood") {
            return {200, {}, std::string(16 * 1024 * 1024, 'x'), false};
        }
        return {200, {}, request.method + " " + request.path + " " + std::to_string(request.body.size()), false};
    }
    HttpResponse refuse(const HttpRefusal& refusal) override { return {refusal.status, {}, refusal.code, false}; }

    /// How often a path was handed to a handler.
    long answered(const std::string& path)
    {
        const std::lock_guard lock(m_mutex);
        return std::count(m_paths.begin(), m_paths.end(), path);
    }

    std::atomic<int> asked = 0;
    std::promise<void> m_entered;
    std::promise<void> m_gate;

private:
    std::mutex m_mutex;
    std::vector<std::string> m_paths;
};

/// The engine with nothing behind it but an echo, on a free port and a thread of its own.
struct EchoServer {
    explicit EchoServer(HttpLimits limits = {})
        : server(limits, application), port(server.listen(QStringLiteral("127.0.0.1"), 0).value())
    {
        server.whenStopping([this] { ++told; });
        thread = std::thread([this] { server.run(); });
    }
    ~EchoServer()
    {
        server.stop();
        if (thread.joinable()) {
            thread.join();
        }
    }
    EchoServer(const EchoServer&) = delete;
    EchoServer& operator=(const EchoServer&) = delete;

    EchoApplication application;
    std::atomic<int> told = 0; ///< how often somebody heard of the end
    HttpServer server;
    unsigned short port;
    std::thread thread;
};

} // namespace relais::test
