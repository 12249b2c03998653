#pragma once

namespace relais {

/// Why the engine does not hand a request on. `code` is stable and goes into the problem document.
struct HttpRefusal {
    int status = 400;
    const char* code = "bad_request";
    bool operator==(const HttpRefusal&) const = default;
};

} // namespace relais
