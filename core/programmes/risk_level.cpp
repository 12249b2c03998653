#include "core/programmes/risk_level.h"

namespace relais {

QString codeOf(RiskLevel level)
{
    switch (level) {
    case RiskLevel::Low: return QStringLiteral("low");
    case RiskLevel::Moderate: return QStringLiteral("moderate");
    case RiskLevel::High: return QStringLiteral("high");
    }
    return {};
}

std::optional<RiskLevel> riskLevelFromCode(QStringView code)
{
    for (const RiskLevel level : {RiskLevel::Low, RiskLevel::Moderate, RiskLevel::High}) {
        if (codeOf(level) == code) {
            return level;
        }
    }
    return std::nullopt;
}

} // namespace relais
