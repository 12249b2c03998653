#include "core/calls/voice_message.h"

#include <algorithm>

namespace relais {

bool mayLeaveVoiceMessage(const ContactHistory& history, const CampaignCode& campaign)
{
    const bool stopped = history.withdrawn || history.objected || history.deceased;
    return !stopped && std::none_of(history.attempts.begin(), history.attempts.end(), [&](const AttemptRecord& attempt) {
        return attempt.campaign == campaign && attempt.outcome == OutcomeCode::AnsweringMachine;
    });
}

} // namespace relais
