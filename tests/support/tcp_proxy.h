#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace relais::test {

/// The network between a desk and the server, in the hands of a test: a port of its own on loopback that passes bytes on.
/// Works on a thread of its own; every function may be called from any thread.
///
///   healed (at first)  bytes flow
///   cut                every connection is reset, new ones are refused
///   held               connections stay and new ones are accepted, but no byte passes, as on a dead radio link
class TcpProxy {
public:
    /// Begins to listen at once. `target`: the server's port on loopback.
    explicit TcpProxy(std::uint16_t target);
    ~TcpProxy();
    TcpProxy(const TcpProxy&) = delete;
    TcpProxy& operator=(const TcpProxy&) = delete;

    std::uint16_t port() const { return m_port; }
    void cut();
    void hold();
    void heal();
    /// From the next connection on: a server that was started again has another port.
    void setTarget(std::uint16_t target) { m_target = target; }

    /// Heals, and cuts by itself after this many more bytes from the client, in the middle of whatever is being said.
    void cutAfterBytesSent(std::int64_t count);
    /// Heals, and cuts by itself after this many more bytes from the server: the request has arrived and its answer is lost.
    void cutAfterBytesAnswered(std::int64_t count);

private:
    enum class State { Healed, Cut, Held };
    struct Link {
        int client = -1;
        int server = -1;
    };

    void run();
    void change(State state);
    void listenAgain();
    void acceptOne();
    bool passOn(int from, int to, std::atomic<std::int64_t>& bytesLeft);
    void resetAll();

    std::atomic<std::uint16_t> m_target;
    std::uint16_t m_port = 0;
    int m_listener = -1;
    int m_wake[2] = {-1, -1};
    std::atomic<State> m_state = State::Healed;
    std::atomic<bool> m_stop = false;
    std::atomic<std::int64_t> m_sentBytesLeft = -1;
    std::atomic<std::int64_t> m_answeredBytesLeft = -1;
    std::atomic<std::uint64_t> m_wanted = 0; ///< changes of state asked for …
    std::atomic<std::uint64_t> m_seen = 0;   ///< … and taken note of by the thread
    std::vector<Link> m_links;
    std::thread m_thread;
};

} // namespace relais::test
