#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::bench {

/// Many keep-alive HTTP connections to a server on this machine, on one thread: what is measured is the server, so a request is sent as it
/// was handed over and an answer is looked at no further than its length. One thread. A connection is made when it first asks, and again
/// when it was lost.
class LoadClient {
public:
    struct Answer {
        int connection = 0;
        int status = 0; ///< 0: the connection ended without an answer
        std::string_view body{};
        double milliseconds = 0; ///< from the sending of the request
    };
    using Heard = std::function<void(const Answer&)>;

    /// `heard` may ask again on the same connection.
    LoadClient(std::uint16_t port, int connections, Heard heard)
        : m_port(port), m_heard(std::move(heard)), m_connections(static_cast<std::size_t>(connections)),
          m_epoll(::epoll_create1(0))
    {}
    ~LoadClient()
    {
        for (const One& one : m_connections) {
            if (one.socket >= 0) {
                ::close(one.socket);
            }
        }
        ::close(m_epoll);
    }
    LoadClient(const LoadClient&) = delete;
    LoadClient& operator=(const LoadClient&) = delete;

    bool isFree(int connection) const { return !at(connection).waits; }
    int waiting() const { return m_waiting; }
    int connected() const
    {
        return static_cast<int>(
            std::count_if(m_connections.begin(), m_connections.end(), [](const One& one) { return one.socket >= 0; }));
    }
    /// Of a connection that waits for nothing. One that cannot be sent is heard as status 0 by the next wait().
    void ask(int connection, std::string_view request)
    {
        One& one = at(connection);
        one.waits = true;
        ++m_waiting;
        one.sentAt = std::chrono::steady_clock::now();
        if ((one.socket < 0 && !connect(connection)) || !send(one.socket, request)) {
            m_lost.push_back(connection);
        }
    }
    /// Hears what has come, or waits for it at most that long.
    void wait(std::chrono::milliseconds atMost)
    {
        std::vector<int> lost;
        lost.swap(m_lost);
        for (const int connection : lost) {
            end(connection);
        }
        std::array<epoll_event, 512> events{};
        const int count = ::epoll_wait(
            m_epoll, events.data(), static_cast<int>(events.size()), lost.empty() ? static_cast<int>(atMost.count()) : 0);
        for (int i = 0; i < count; ++i) {
            receive(static_cast<int>(events[static_cast<std::size_t>(i)].data.u32));
        }
    }

private:
    struct One {
        int socket = -1;
        bool waits = false;
        std::string buffer{};
        std::chrono::steady_clock::time_point sentAt{};
    };
    One& at(int connection) { return m_connections[static_cast<std::size_t>(connection)]; }
    const One& at(int connection) const { return m_connections[static_cast<std::size_t>(connection)]; }

    bool connect(int connection)
    {
        One& one = at(connection);
        one.buffer.clear();
        one.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int yes = 1;
        ::setsockopt(one.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u32 = static_cast<std::uint32_t>(connection);
        return one.socket >= 0 && ::connect(one.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0
            && ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, one.socket, &event) == 0;
    }
    static bool send(int socket, std::string_view bytes)
    {
        while (!bytes.empty()) {
            const auto count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    void receive(int connection)
    {
        One& one = at(connection);
        std::array<char, 65536> bytes; // NOLINT: filled by recv
        const auto count = ::recv(one.socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) {
            return;
        }
        if (count <= 0) {
            end(connection);
            return;
        }
        one.buffer.append(bytes.data(), static_cast<std::size_t>(count));
        const auto head = one.buffer.find("\r\n\r\n");
        if (head == std::string::npos) {
            return;
        }
        const std::string_view fields(one.buffer.data(), head);
        const auto length = fields.find("Content-Length: ");
        const std::size_t size =
            length == std::string_view::npos ? 0 : std::strtoull(one.buffer.data() + length + 16, nullptr, 10);
        const std::size_t whole = head + 4 + size;
        if (one.buffer.size() < whole) {
            return;
        }
        const bool ends = fields.find("Connection: close") != std::string_view::npos;
        std::string answer;
        answer.swap(one.buffer);
        if (ends) {
            drop(one);
        }
        hear(connection, std::atoi(answer.c_str() + 9), std::string_view(answer).substr(head + 4, size));
    }
    void hear(int connection, int status, std::string_view body)
    {
        One& one = at(connection);
        if (!one.waits) {
            return;
        }
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - one.sentAt;
        one.waits = false;
        --m_waiting;
        m_heard({connection, status, body, took.count()});
    }
    /// An idle connection that the server closed is no failure: it is made again.
    void end(int connection)
    {
        drop(at(connection));
        hear(connection, 0, {});
    }
    static void drop(One& one)
    {
        if (one.socket >= 0) {
            ::close(one.socket);
        }
        one.socket = -1;
        one.buffer.clear();
    }

    std::uint16_t m_port;
    Heard m_heard;
    std::vector<One> m_connections;
    std::vector<int> m_lost;
    int m_waiting = 0;
    int m_epoll;
};

/// The bytes of one request with a body; `secret` goes into Authorization.
inline std::string requestText(
    std::string_view method, std::string_view path, std::string_view secret, std::string_view body = {})
{
    std::string text(method);
    text.append(path.substr(0, 8) == "/health/" ? " " : " /api/v1").append(path).append(" HTTP/1.1\r\nHost: bench\r\n");
    if (!secret.empty()) {
        text.append("Authorization: Bearer ").append(secret).append("\r\n");
    }
    if (!body.empty()) {
        text.append("Content-Type: application/json\r\nContent-Length: ").append(std::to_string(body.size())).append("\r\n");
    }
    return text.append("\r\n").append(body);
}

} // namespace relais::bench
