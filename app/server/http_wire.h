#pragma once

#include "app/server/http_response.h"

namespace relais {

/// An answer as bytes of HTTP/1.1. Pure but for the Date. `headOnly` leaves the body out (HEAD), not its length.
std::string httpWire(const HttpResponse& response, bool keepAlive, bool headOnly);

} // namespace relais
