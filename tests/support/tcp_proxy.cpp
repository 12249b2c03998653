#include "tests/support/tcp_proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace relais::test {

namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// Closes with a reset, so that the other side notices at once.
void reset(int socket)
{
    const linger now{1, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(socket);
}

bool sendAll(int socket, const char* bytes, std::size_t count)
{
    while (count > 0) {
        const auto sent = ::send(socket, bytes, count, MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes += sent;
        count -= static_cast<std::size_t>(sent);
    }
    return true;
}

} // namespace

TcpProxy::TcpProxy(std::uint16_t target) : m_target(target)
{
    listenAgain();
    if (m_listener < 0 || ::pipe(m_wake) != 0) {
        throw std::runtime_error("the test's proxy cannot listen");
    }
    m_thread = std::thread([this] { run(); });
}

TcpProxy::~TcpProxy()
{
    m_stop = true;
    [[maybe_unused]] const auto written = ::write(m_wake[1], "x", 1);
    m_thread.join();
    resetAll();
    ::close(m_listener);
    ::close(m_wake[0]);
    ::close(m_wake[1]);
}

void TcpProxy::cut()
{
    change(State::Cut);
}

void TcpProxy::hold()
{
    change(State::Held);
}

void TcpProxy::heal()
{
    m_sentBytesLeft = -1;
    m_answeredBytesLeft = -1;
    change(State::Healed);
}

void TcpProxy::cutAfterBytesSent(std::int64_t count)
{
    m_sentBytesLeft = count;
    change(State::Healed);
}

void TcpProxy::cutAfterBytesAnswered(std::int64_t count)
{
    m_answeredBytesLeft = count;
    change(State::Healed);
}

/// Returns once the thread has acted on it: what a test does next meets the new state.
void TcpProxy::change(State state)
{
    m_state = state;
    const auto ticket = ++m_wanted;
    [[maybe_unused]] const auto written = ::write(m_wake[1], "x", 1);
    for (auto seen = m_seen.load(); seen < ticket; seen = m_seen.load()) {
        m_seen.wait(seen);
    }
}

void TcpProxy::listenAgain()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    auto address = loopback(m_port);
    if (::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 || ::listen(m_listener, 64) != 0) {
        ::close(m_listener);
        m_listener = -1;
        return;
    }
    socklen_t size = sizeof address;
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
    m_port = ntohs(address.sin_port);
}

void TcpProxy::acceptOne()
{
    const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) {
        return;
    }
    // While cut, the port stays ours (another program must not get it), but whoever calls is turned away at once.
    if (m_state == State::Cut) {
        reset(client);
        return;
    }
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(m_target);
    if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(server);
        reset(client);
        return;
    }
    const int yes = 1;
    ::setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    m_links.push_back({client, server});
}

bool TcpProxy::passOn(int from, int to, std::atomic<std::int64_t>& bytesLeft)
{
    std::array<char, 65536> buffer{};
    const auto read = ::recv(from, buffer.data(), buffer.size(), 0);
    if (read <= 0) {
        return false;
    }
    auto allowed = static_cast<std::size_t>(read);
    if (const auto left = bytesLeft.load(); left >= 0) {
        allowed = std::min(allowed, static_cast<std::size_t>(left));
        bytesLeft = left - static_cast<std::int64_t>(allowed);
        if (bytesLeft == 0) {
            sendAll(to, buffer.data(), allowed);
            m_state = State::Cut;
            return false;
        }
    }
    return sendAll(to, buffer.data(), allowed);
}

void TcpProxy::resetAll()
{
    for (const auto& link : m_links) {
        reset(link.client);
        reset(link.server);
    }
    m_links.clear();
}

void TcpProxy::run()
{
    while (!m_stop) {
        const auto wanted = m_wanted.load();
        if (m_state == State::Cut) {
            resetAll();
        }
        m_seen = wanted;
        m_seen.notify_all();

        std::vector<pollfd> watched{{m_wake[0], POLLIN, 0}, {m_listener, POLLIN, 0}};
        if (m_state == State::Healed) {
            for (const auto& link : m_links) {
                watched.push_back({link.client, POLLIN, 0});
                watched.push_back({link.server, POLLIN, 0});
            }
        }
        if (::poll(watched.data(), watched.size(), -1) < 0) {
            continue;
        }
        if (watched[0].revents != 0) {
            char byte = 0;
            [[maybe_unused]] const auto read = ::read(m_wake[0], &byte, 1);
            continue;
        }
        std::vector<Link> kept;
        const bool passing = watched.size() > 2;
        for (std::size_t i = 0; i < m_links.size(); ++i) {
            const auto link = m_links[i];
            const bool said = passing && watched[2 + 2 * i].revents != 0;
            const bool answered = passing && watched[3 + 2 * i].revents != 0;
            const bool alive = (!said || passOn(link.client, link.server, m_sentBytesLeft))
                && (!answered || passOn(link.server, link.client, m_answeredBytesLeft));
            if (alive) {
                kept.push_back(link);
            } else if (m_state == State::Cut) {
                reset(link.client);
                reset(link.server);
            } else {
                ::close(link.client);
                ::close(link.server);
            }
        }
        m_links = std::move(kept);
        if (watched[1].revents != 0) {
            acceptOne();
        }
    }
}

} // namespace relais::test
