#include "core/programmes/protocol.h"

#include <algorithm>

namespace relais {

std::optional<std::size_t> Protocol::stepIndex(QStringView code) const
{
    const auto at = std::find_if(steps.begin(), steps.end(), [&](const ProtocolStep& one) { return one.code == code; });
    return at != steps.end() ? std::optional(static_cast<std::size_t>(at - steps.begin())) : std::nullopt;
}

const ProtocolStep* Protocol::step(QStringView code) const
{
    const auto index = stepIndex(code);
    return index ? &steps[*index] : nullptr;
}

OutcomeEffect Protocol::effectOf(OutcomeCode outcome) const
{
    const auto at =
        std::find_if(outcomes.begin(), outcomes.end(), [&](const OutcomeRule& rule) { return rule.outcome == outcome; });
    return at != outcomes.end() ? at->effect : OutcomeEffect::Retry;
}

} // namespace relais
