#include "app/server/http_head.h"

#include <limits>

namespace relais {

namespace {

constexpr std::size_t mostFields = 100;

bool isTokenChar(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
        || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

char lowerChar(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lowerChar);
    return out;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool isFieldValue(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

bool isHost(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return isTokenChar(c) || std::string_view(":[]();=").find(c) != std::string_view::npos;
    });
}

tl::unexpected<HttpRefusal> refuse(int status, const char* code)
{
    return tl::unexpected<HttpRefusal>(HttpRefusal{status, code});
}

using Taken = tl::expected<bool, HttpRefusal>;

Taken takeRequestLine(std::string_view line, HttpHead& head, int& minor)
{
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) {
        return refuse(400, "bad_request_line");
    }
    const auto method = line.substr(0, first);
    auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    const bool visible = std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (!isToken(method) || target.empty() || !visible || target.find('#') != std::string_view::npos) {
        return refuse(400, "bad_request_line");
    }
    if (version.size() != 8 || version.substr(0, 5) != "HTTP/" || !isDigit(version[5]) || version[6] != '.'
        || !isDigit(version[7])) {
        return refuse(400, "bad_request_line");
    }
    if (version[5] != '1' || version[7] > '1') {
        return refuse(505, "http_version_not_supported");
    }
    minor = version[7] - '0';
    if (lower(target.substr(0, 7)) == "http://") {
        const auto slash = target.find('/', 7);
        target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
    }
    const auto question = target.find('?');
    head.method = method;
    head.path = target.substr(0, question);
    head.query = question == std::string_view::npos ? std::string() : std::string(target.substr(question + 1));
    return true;
}

Taken takeLength(const HttpHead& head, std::uint64_t& length, bool& present)
{
    for (const auto& field : head.fields) {
        if (field.name != "content-length") {
            continue;
        }
        if (present || field.value.empty() || !std::all_of(field.value.begin(), field.value.end(), isDigit)) {
            return refuse(400, "bad_content_length");
        }
        present = true;
        // A number too long for 64 bits is a body too large, not a bad number.
        length = field.value.size() > 18 ? std::numeric_limits<std::uint64_t>::max() : std::stoull(field.value);
    }
    return true;
}

Taken takeCoding(HttpHead& head, bool hasLength, int minor)
{
    bool present = false;
    for (const auto& field : head.fields) {
        if (field.name != "transfer-encoding") {
            continue;
        }
        if (present || hasLength || minor == 0 || field.value.empty()) {
            return refuse(400, "bad_transfer_encoding");
        }
        present = true;
        if (lower(field.value) != "chunked") {
            return refuse(501, "transfer_coding_not_supported");
        }
    }
    head.chunked = present;
    return true;
}

void takeConnection(HttpHead& head, int minor)
{
    head.keepAlive = minor == 1;
    for (const auto& field : head.fields) {
        if (field.name == "connection") {
            const std::string value = lower(field.value);
            if (value.find("close") != std::string::npos) {
                head.keepAlive = false;
            } else if (value.find("keep-alive") != std::string::npos) {
                head.keepAlive = true;
            }
        } else if (field.name == "expect") {
            head.expectsContinue = minor == 1 && lower(field.value) == "100-continue";
        }
    }
}

} // namespace

HttpHeadScan scanHttpHead(std::string_view bytes)
{
    HttpHeadScan scan;
    while (bytes.substr(scan.begin, 2) == "\r\n") {
        scan.begin += 2;
    }
    for (auto at = scan.begin; at < bytes.size(); ++at) {
        if (bytes[at] == '\n' || bytes[at] == '\0') {
            scan.state = HttpHeadScan::State::Broken;
            return scan;
        }
        if (bytes[at] != '\r') {
            continue;
        }
        if (at + 1 == bytes.size()) {
            return scan;
        }
        if (bytes[at + 1] != '\n') {
            scan.state = HttpHeadScan::State::Broken;
            return scan;
        }
        if (bytes.substr(at + 2, 2) == "\r\n") {
            scan.state = HttpHeadScan::State::Complete;
            scan.end = at + 4;
            return scan;
        }
        ++at;
    }
    return scan;
}

tl::expected<HttpHead, HttpRefusal> parseHttpHead(std::string_view bytes)
{
    HttpHead head;
    int minor = 1;
    auto lineEnd = bytes.find("\r\n");
    if (const auto taken = takeRequestLine(bytes.substr(0, lineEnd), head, minor); !taken) {
        return tl::unexpected<HttpRefusal>(taken.error());
    }
    std::size_t hosts = 0;
    for (auto at = lineEnd + 2; at < bytes.size(); at = lineEnd + 2) {
        lineEnd = bytes.find("\r\n", at);
        const auto line = bytes.substr(at, lineEnd - at);
        if (line.empty()) {
            break;
        }
        const auto colon = line.find(':');
        // A folded line begins with a blank, which no token does.
        if (colon == std::string_view::npos || !isToken(line.substr(0, colon)) || !isFieldValue(line.substr(colon + 1))) {
            return refuse(400, "bad_header_line");
        }
        if (head.fields.size() == mostFields) {
            return refuse(431, "headers_too_large");
        }
        head.fields.push_back({lower(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
        if (head.fields.back().name == "host") {
            ++hosts;
            if (!isHost(head.fields.back().value)) {
                return refuse(400, "bad_host");
            }
        }
    }
    if (hosts > 1 || (hosts == 0 && minor == 1)) {
        return refuse(400, "bad_host");
    }
    bool hasLength = false;
    if (const auto taken = takeLength(head, head.contentLength, hasLength); !taken) {
        return tl::unexpected<HttpRefusal>(taken.error());
    }
    if (const auto taken = takeCoding(head, hasLength, minor); !taken) {
        return tl::unexpected<HttpRefusal>(taken.error());
    }
    takeConnection(head, minor);
    return head;
}

} // namespace relais
