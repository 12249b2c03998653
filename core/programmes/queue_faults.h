#pragma once

#include "core/accounts/role.h"
#include "core/programmes/programme_relations.h"

namespace relais {

/// The role that makes a step's calls; nothing: no call of ours (a professional's, or a message).
std::optional<Role> callerOf(const ProtocolStep& step);

/// What only shows when programmes and campaigns are seen together, a pathway
/// that people can join and whose calls no queue hands out or another role is handed, a campaign that enrols into a pathway that is not there.
/// Each of these would leave people waiting without anybody being told. Pure.
std::vector<ResourceFault> queueFaults(const std::vector<PlacedProtocol>& protocols, const std::vector<CampaignSpec>& campaigns);

} // namespace relais
