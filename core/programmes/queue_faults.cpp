#include "core/programmes/queue_faults.h"

#include "core/programmes/programme_expectations.h"

#include <algorithm>

namespace relais {

namespace {

const CampaignSpec* campaignOf(const std::vector<CampaignSpec>& campaigns, const CampaignCode& code)
{
    const auto at = std::find_if(campaigns.begin(), campaigns.end(), [&](const CampaignSpec& one) { return one.code == code; });
    return at != campaigns.end() ? &*at : nullptr;
}

void judge(const PlacedProtocol& placed, const std::vector<CampaignSpec>& campaigns, std::vector<ResourceFault>& faults)
{
    const Protocol& protocol = placed.protocol;
    const bool offered = protocol.status == PathwayStatus::Active || protocol.status == PathwayStatus::Trial;
    if (!offered) {
        return;
    }
    const auto add = [&](const Expectation& what, const QStringList& arguments) {
        faults.push_back({placed.file, placed.path + QStringLiteral("/queue"), what, arguments});
    };
    if (!protocol.queue) {
        const bool calls =
            std::any_of(protocol.steps.begin(), protocol.steps.end(), [](const ProtocolStep& one) { return callerOf(one); });
        if (calls) {
            add(expected::someQueue, {});
        }
        return;
    }
    const CampaignSpec* queue = campaignOf(campaigns, *protocol.queue);
    if (queue == nullptr) {
        return; // that it is no campaign was said where the file was read
    }
    for (const ProtocolStep& step : protocol.steps) {
        const auto caller = callerOf(step);
        if (caller && !queue->isCalledBy(*caller)) {
            add(expected::calledBy, {codeOf(*caller), step.code});
        }
    }
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

std::vector<ResourceFault> queueFaults(const std::vector<PlacedProtocol>& protocols, const std::vector<CampaignSpec>& campaigns)
{
    std::vector<ResourceFault> faults;
    for (const PlacedProtocol& placed : protocols) {
        judge(placed, campaigns, faults);
    }
    for (const CampaignSpec& campaign : campaigns) {
        const bool known = campaign.joins.isEmpty()
            || std::any_of(protocols.begin(), protocols.end(),
                [&](const PlacedProtocol& one) { return one.protocol.pathway == campaign.joins; });
        if (!known) {
            faults.push_back({campaign.code.code + QStringLiteral(".json"), QStringLiteral("/joins"), expected::pathwayCode, {}});
        }
    }
    return faults;
}

} // namespace relais
