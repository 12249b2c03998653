#include "core/calls/alert_standing.h"

namespace relais {

QString codeOf(AlertStanding standing)
{
    return standing == AlertStanding::Escalated ? QStringLiteral("escalated") : QStringLiteral("open");
}

std::optional<AlertStanding> alertStandingFromCode(QStringView code)
{
    for (const AlertStanding one : {AlertStanding::Open, AlertStanding::Escalated}) {
        if (code == codeOf(one)) {
            return one;
        }
    }
    return std::nullopt;
}

AlertStanding standingOf(Instant raisedAt, Instant now, std::chrono::minutes escalateAfter)
{
    return now - raisedAt >= escalateAfter ? AlertStanding::Escalated : AlertStanding::Open;
}

} // namespace relais
