// What a stranger sends to the port: a head is read, waited for or refused with a status of ours.
#include "app/server/http_head.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count)
{
    using namespace relais;
    const std::string_view text(reinterpret_cast<const char*>(bytes), count);
    const auto scan = scanHttpHead(text);
    if (scan.state != HttpHeadScan::State::Complete) {
        return 0;
    }
    if (scan.begin > scan.end || scan.end > count) {
        std::abort();
    }
    const auto head = parseHttpHead(text.substr(scan.begin, scan.end - scan.begin));
    if (head && head->chunked && head->contentLength != 0) {
        std::abort();
    }
    return 0;
}
