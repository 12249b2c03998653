#pragma once

#include "app/server/http_response.h"

#include <cstddef>
#include <limits>
#include <optional>

namespace relais {

/// What is said to a request whose head is here and whose body is not: a refusal, or how many bytes it may send.
struct HttpAdmission {
    std::optional<HttpResponse> refusal;
    std::size_t bodyBytes = std::numeric_limits<std::size_t>::max(); ///< the engine's own limit holds besides
};

} // namespace relais
