#pragma once

#include <string>
#include <string_view>

namespace relais::test {

/// One answer as it came off the wire.
struct RawAnswer {
    int status = 0; ///< 0: the connection ended without an answer
    std::string head;
    std::string body;

    /// Value of a header by its name in the spelling that was sent; empty when absent.
    std::string header(std::string_view name) const;
};

/// A blocking socket that sends whatever bytes a test wants. Every wait is bounded (10 s), so that a test fails, not hangs.
class RawClient {
public:
    explicit RawClient(unsigned short port);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    bool connected() const { return m_socket >= 0; }
    bool send(std::string_view bytes);
    void endSending();
    /// True once the answer has begun to come; read() gives all of it.
    bool awaitFirst() { return !m_buffer.empty() || fill(); }
    RawAnswer read();
    RawAnswer ask(std::string_view bytes);
    /// True when the server ends the connection (and sends nothing more) within the bound.
    bool ended();

private:
    bool fill();

    int m_socket = -1;
    std::string m_buffer;
};

} // namespace relais::test
