#include "app/server/http_wire.h"

#include <ctime>

namespace relais {

namespace {

const char* reasonOf(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Unknown";
    }
}

std::string httpDate()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[40];
    const auto size = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text, size};
}

} // namespace

std::string httpWire(const HttpResponse& response, bool keepAlive, bool headOnly)
{
    std::string out;
    out.reserve(response.body.size() + 384);
    out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ").append(reasonOf(response.status));
    out.append("\r\nDate: ").append(httpDate());
    for (const auto& field : response.fields) {
        out.append("\r\n").append(field.name).append(": ").append(field.value);
    }
    if (response.status != 204) {
        out.append("\r\nContent-Length: ").append(std::to_string(response.body.size()));
    }
    out.append(keepAlive ? "\r\nConnection: keep-alive" : "\r\nConnection: close");
    out.append("\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\r\n");
    if (!headOnly && response.status != 204) {
        out.append(response.body);
    }
    return out;
}

} // namespace relais
