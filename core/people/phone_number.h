#pragma once

#include <QString>

namespace relais {

/// A telephone number in E.164 ("+33639981234"). A value; how one is made from what people write is in this header's functions.
struct PhoneNumber {
    QString e164;
    auto operator<=>(const PhoneNumber&) const = default;
};

} // namespace relais
