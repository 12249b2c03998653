#include "core/programmes/queue_faults.h"

#include <algorithm>

namespace relais {

namespace {

const CampaignSpec* campaignOf(const std::vector<CampaignSpec>& campaigns, const CampaignCode& code)
{
    const auto at = std::find_if(campaigns.begin(), campaigns.end(), [&](const CampaignSpec& one) { return one.code == code; });
    return at != campaigns.end() ? &*at : nullptr;
}

QStringList faultsOfOne(const PlacedProtocol& placed, const std::vector<CampaignSpec>& campaigns)
{
    QStringList faults;
    const Protocol& protocol = *placed.protocol;
    if (protocol.invites && campaignOf(campaigns, *protocol.invites) == nullptr) {
        faults << placed.where + QStringLiteral("/invites: expected the code of a campaign");
    }
    const bool offered = protocol.status == PathwayStatus::Active || protocol.status == PathwayStatus::Trial;
    if (!protocol.queue) {
        const bool calls =
            std::any_of(protocol.steps.begin(), protocol.steps.end(), [](const ProtocolStep& one) { return callerOf(one); });
        if (calls && offered) {
            faults << placed.where + QStringLiteral("/queue: expected the campaign by which its calls are handed out");
        }
        return faults;
    }
    const CampaignSpec* queue = campaignOf(campaigns, *protocol.queue);
    if (queue == nullptr) {
        faults << placed.where + QStringLiteral("/queue: expected the code of a campaign");
        return faults;
    }
    for (const ProtocolStep& step : protocol.steps) {
        const auto caller = callerOf(step);
        if (caller && offered && !queue->isCalledBy(*caller)) {
            faults << placed.where
                    + QStringLiteral("/queue: expected a campaign that %1 calls, for the step %2")
                          .arg(codeOf(*caller), step.code);
        }
    }
    return faults;
}

} // namespace

std::optional<Role> callerOf(const ProtocolStep& step)
{
    if (step.channel != StepChannel::Call) {
        return std::nullopt;
    }
    switch (step.actor) {
    case StepActor::Nurse: return Role::NurseAdviser;
    case StepActor::HospitalAdviser: return Role::HospitalAdviser;
    case StepActor::EnrolmentCaller: return Role::EnrolmentCaller;
    case StepActor::Coach: return Role::OtherCoach;
    case StepActor::Midwife:
    case StepActor::HomeNurse:
    case StepActor::GeneralPractitioner:
    case StepActor::Cardiologist:
    case StepActor::ChestPhysician:
    case StepActor::Physiotherapist:
    case StepActor::SpeechTherapist:
    case StepActor::SocialWorker:
    case StepActor::Professional:
    case StepActor::System: break;
    }
    return std::nullopt;
}

QStringList queueFaults(const std::vector<PlacedProtocol>& protocols, const std::vector<CampaignSpec>& campaigns)
{
    QStringList faults;
    for (const PlacedProtocol& placed : protocols) {
        faults += faultsOfOne(placed, campaigns);
    }
    for (const CampaignSpec& campaign : campaigns) {
        const bool known = campaign.joins.isEmpty()
            || std::any_of(protocols.begin(), protocols.end(),
                [&](const PlacedProtocol& one) { return one.protocol->pathway == campaign.joins; });
        if (!known) {
            faults << campaign.code.code + QStringLiteral(".json: /joins: expected the code of a pathway");
        }
    }
    return faults;
}

} // namespace relais
