// What a desk uploads: any bytes are read or refused, and what is read is written and read again as the same fact.
#include "core/base/strict_json.h"
#include "core/outbox/fact_json.h"

#include <QJsonObject>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count)
{
    using namespace relais;
    const auto json = parseStrictJson({reinterpret_cast<const char*>(bytes), count});
    if (!json || !json->isObject()) {
        return 0;
    }
    const auto fact = factFromJson(json->toObject());
    if (!fact) {
        return 0;
    }
    const auto again = factFromJson(toJson(*fact));
    if (!again || toJson(*again) != toJson(*fact)) {
        std::abort();
    }
    return 0;
}
