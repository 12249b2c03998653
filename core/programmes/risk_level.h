#pragma once

#include <QString>

#include <optional>

namespace relais {

/// How much a prevention programme does for somebody, by its questionnaire: an orientation, never a medical score. Ascending.
/// Source: Vivoptim; low is Déclic, moderate Impulsion, high Envol.
enum class RiskLevel { Low, Moderate, High };
QString codeOf(RiskLevel level); ///< "low", "moderate", "high": the values of the attribute risk_level
std::optional<RiskLevel> riskLevelFromCode(QStringView code);

} // namespace relais
