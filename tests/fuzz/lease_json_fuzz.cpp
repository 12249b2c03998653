// What a server answers to a desk: any bytes are read or refused, and what is read is written and read again as the same.
#include "core/base/strict_json.h"
#include "core/queue/lease_json.h"

#include <QJsonObject>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count)
{
    using namespace relais;
    const auto json = parseStrictJson({reinterpret_cast<const char*>(bytes), count});
    if (!json || !json->isObject()) {
        return 0;
    }
    const auto answer = leaseAnswerFromJson(json->toObject());
    if (!answer) {
        return 0;
    }
    const auto again = leaseAnswerFromJson(toJson(*answer));
    if (!again || toJson(*again) != toJson(*answer)) {
        std::abort();
    }
    return 0;
}
