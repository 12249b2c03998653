#pragma once

#include "app/server/http_request.h"

namespace relais {

/// One whole answer. The engine adds Content-Length, Date and Connection.
struct HttpResponse {
    int status = 200;
    std::vector<HttpField> fields;
    std::string body;
    bool close = false;  ///< end the connection after it
    std::string code{};  ///< of a problem document, for counting and logging; empty when it is none
    std::string cause{}; ///< of a failure of ours, for the log alone: codes and names of ours, no value
};

} // namespace relais
