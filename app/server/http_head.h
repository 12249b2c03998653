#pragma once

#include "app/server/http_refusal.h"
#include "app/server/http_request.h"

#include <tl/expected.hpp>

#include <cstdint>

namespace relais {

/// A request line and header lines that broke no rule (RFC 9112, read strictly).
struct HttpHead {
    std::string method;
    std::string path;
    std::string query;
    std::vector<HttpField> fields;
    std::uint64_t contentLength = 0;
    bool chunked = false;
    bool keepAlive = true;
    bool expectsContinue = false;
};

/// How far the bytes read so far are a head.
struct HttpHeadScan {
    enum class State { NeedMore, Complete, Broken } state = State::NeedMore;
    std::size_t begin = 0; ///< empty lines before the request line are skipped
    std::size_t end = 0;   ///< one past the empty line, when complete
};

/// Looks for the end of the head. A bare CR or LF breaks it at once, so that nobody waits for the deadline.
HttpHeadScan scanHttpHead(std::string_view bytes);

/// Pure; `head` runs from the request line to the empty line, both included. Refuses, each with its own code: bad lines,
/// contradictory or repeated lengths, length beside a transfer coding, no Host or two (400), unknown transfer coding (501),
/// unknown version (505), too many fields (431). The text of the request is never part of a refusal.
tl::expected<HttpHead, HttpRefusal> parseHttpHead(std::string_view head);

} // namespace relais
