#pragma once

#include "core/programmes/next_steps.h"
#include "core/programmes/step_timing.h"

namespace relais {

/// An SMS or an e-mail: only with the person's consent to electronic messages.
bool isElectronic(StepChannel channel);

/// The channel by which a step reaches this person: the step's own, or the one that she chose. Nothing: she has not chosen, or chose what
/// this step does not offer. Pure.
std::optional<StepChannel> channelInForce(const ProtocolStep& step, const Attributes& attributes);

/// The channel that takes the place of an SMS or an e-mail to which she did not consent: the letter where the step offers it; nothing: none.
std::optional<StepChannel> channelWithoutConsent(const ProtocolStep& step);

/// The first of the days said that does a step whose window is this one, as noon in the person's territory; nothing: none does. Pure.
std::optional<Instant> saidDone(
    const ProtocolStep& step, const Window& window, const std::vector<std::pair<QString, QDate>>& days, const StepPlace& place);

/// The step was done by a day that was said, not by a message that was sent.
bool isSaidDone(const PlannedStep& planned);

} // namespace relais
