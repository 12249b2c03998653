#pragma once

#include "app/server/http_response.h"
#include "core/base/error.h"

#include <chrono>
#include <optional>

namespace relais {

/// A refusal as application/problem+json: type, title, status, code; never a word of the request.
/// `code` matches [a-z][a-z0-9]*([_.-][a-z0-9]+)* and is stable. 429 and 503 carry Retry-After, 401 carries WWW-Authenticate.
HttpResponse problem(int status, const char* code, std::optional<std::chrono::seconds> retryAfter = std::nullopt);

/// The refusal that an error means. What the client cannot mend is a 500 "internal", whatever it was.
HttpResponse problemOf(const Error& error);

} // namespace relais
