#pragma once

#include "app/server/http_response.h"

namespace relais {

/// Below this an answer goes as it is: it fits into one packet in any case, and what holds a token or a credential is smaller. Bytes.
inline constexpr std::size_t worthPacking = 1024;

/// Packs the answer by what its request takes (Accept-Encoding), where that is worth it. Never an answer without a body, nor that of a HEAD.
/// Whatever might have been packed says so to caches (Vary). Any thread.
void packAnswer(const HttpRequest& request, HttpResponse& response);

} // namespace relais
