#pragma once

#include "core/queue/contact_history.h"

namespace relais {

/// "A neutral message at most once": whether one may be left on the answering machine that has just picked up. Nothing records that one
/// was left, so the first machine of a campaign is taken to have had it. Says nothing of the wording: it names neither programme nor health.
bool mayLeaveVoiceMessage(const ContactHistory& history, const CampaignCode& campaign);

} // namespace relais
