#include "tests/support/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

namespace relais::test {

std::string RawAnswer::header(std::string_view name) const
{
    const auto at = head.find("\r\n" + std::string(name) + ": ");
    if (at == std::string::npos) {
        return {};
    }
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

RawClient::RawClient(unsigned short port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    const timeval bound{10, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &bound, sizeof bound);
    ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &bound, sizeof bound);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

RawClient::~RawClient()
{
    if (m_socket >= 0) {
        ::close(m_socket);
    }
}

bool RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void RawClient::endSending()
{
    ::shutdown(m_socket, SHUT_WR);
}

bool RawClient::fill()
{
    char bytes[16384];
    const auto count = ::recv(m_socket, bytes, sizeof bytes, 0);
    if (count <= 0) {
        return false;
    }
    m_buffer.append(bytes, static_cast<std::size_t>(count));
    return true;
}

RawAnswer RawClient::read()
{
    RawAnswer answer;
    for (;;) {
        const auto end = m_buffer.find("\r\n\r\n");
        if (end != std::string::npos) {
            answer.head = m_buffer.substr(0, end + 2);
            m_buffer.erase(0, end + 4);
            break;
        }
        if (!fill()) {
            return answer;
        }
    }
    answer.status = std::atoi(answer.head.c_str() + 9);
    const auto length = static_cast<std::size_t>(std::atoll(answer.header("Content-Length").c_str()));
    while (m_buffer.size() < length && fill()) {}
    answer.body = m_buffer.substr(0, length);
    m_buffer.erase(0, length);
    return answer;
}

RawAnswer RawClient::ask(std::string_view bytes)
{
    send(bytes);
    return read();
}

bool RawClient::ended()
{
    if (!m_buffer.empty()) {
        return false;
    }
    char byte = 0;
    const auto count = ::recv(m_socket, &byte, 1, 0);
    return count == 0 || (count < 0 && errno == ECONNRESET);
}

} // namespace relais::test
