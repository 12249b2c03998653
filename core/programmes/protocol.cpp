#include "core/programmes/protocol.h"

#include "core/base/same_text.h"

#include <algorithm>

namespace relais {

namespace {

/// A file that forgets an outcome must not turn a refusal into another call.
OutcomeEffect usualEffectOf(OutcomeCode outcome)
{
    switch (outcome) {
    case OutcomeCode::Fruitful: return OutcomeEffect::Done;
    case OutcomeCode::Refused: return OutcomeEffect::Leave;
    case OutcomeCode::CallbackRequested: return OutcomeEffect::Promise;
    case OutcomeCode::DeclinesThisCall: return OutcomeEffect::Skip;
    case OutcomeCode::InCare: return OutcomeEffect::Suspend;
    case OutcomeCode::InfoRequest:
    case OutcomeCode::NotEstablished: return OutcomeEffect::Nothing;
    default: return OutcomeEffect::Retry;
    }
}

} // namespace

std::optional<std::size_t> Protocol::stepIndex(QStringView code) const
{
    const auto at = std::find_if(steps.begin(), steps.end(), [&](const ProtocolStep& one) { return sameText(one.code, code); });
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
    return at != outcomes.end() ? at->effect : usualEffectOf(outcome);
}

} // namespace relais
