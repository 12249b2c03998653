#include "core/calls/line_cause.h"

#include <array>

namespace relais {

namespace {
// In the order of LineCause.
constexpr std::array<QLatin1String, 10> codes{QLatin1String("completed"), QLatin1String("busy"), QLatin1String("no_answer"),
    QLatin1String("machine"), QLatin1String("rejected"), QLatin1String("invalid_number"), QLatin1String("network"),
    QLatin1String("cancelled"), QLatin1String("handed_over"), QLatin1String("unknown")};
static_assert(static_cast<std::size_t>(LineCause::Unknown) + 1 == codes.size());
} // namespace

QString codeOf(LineCause cause)
{
    return QString(codes[static_cast<std::size_t>(cause)]);
}

std::optional<LineCause> lineCauseFromCode(QStringView code)
{
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (code == codes[i]) {
            return static_cast<LineCause>(i);
        }
    }
    return std::nullopt;
}

} // namespace relais
