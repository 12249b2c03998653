#include "core/people/open_file.h"

#include "core/people/history_for_role.h"
#include "core/people/slice_for_role.h"

#include <algorithm>
#include <tuple>

namespace relais {

namespace {

/// One that the role calls for; who calls nobody (a campaign lead, a medical officer) still has a file open on some campaign, the same
/// whoever the person is.
CampaignCode firstCampaignFor(Role role, const RuleBook& rules)
{
    CampaignCode known;
    for (const CampaignSpec& campaign : rules.campaigns) {
        if (maySeeOutcome(role, rules, campaign.code) && campaign.isCalledBy(role)) {
            return campaign.code;
        }
        if (known.code.isEmpty() && maySeeOutcome(role, rules, campaign.code)) {
            known = campaign.code;
        }
    }
    return known.code.isEmpty() && !rules.campaigns.empty() ? rules.campaigns.front().code : known;
}

} // namespace

Result<OpenedFile> openFile(
    CentralUnit& unit, const RuleBook& rules, const AgentProfile& agent, const PersonId& person, const OpenFileRequest& request)
{
    if (request.campaign && rules.campaign(*request.campaign) == nullptr) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("campaign"));
    }
    const auto file = unit.people.find(person);
    if (!file) {
        return failure(ErrorCode::NotFound);
    }
    const auto facts = unit.facts.factsOf(person);
    const PersonState state = derivePerson(*file, facts);
    OpenedFile opened;
    opened.person = sliceFor(agent.role, rules, *file, state, unit.agents);
    opened.history = historyFor(agent.role, rules, state.history);

    auto entries = unit.queue.entriesOf(person);
    std::sort(entries.begin(), entries.end(), [](const QueueEntry& left, const QueueEntry& right) {
        const bool leftDone = left.state == EntryState::Done;
        const bool rightDone = right.state == EntryState::Done;
        return std::tie(leftDone, left.rank, left.due.from, left.id) < std::tie(rightDone, right.rank, right.due.from, right.id);
    });
    for (const QueueEntry& entry : entries) {
        if (!opened.entry
            && (request.campaign ? entry.campaign == *request.campaign : maySeeOutcome(agent.role, rules, entry.campaign))) {
            opened.entry = entry.id;
            opened.campaign = entry.campaign;
        }
    }
    if (!opened.entry) {
        opened.campaign = request.campaign.value_or(firstCampaignFor(agent.role, rules));
    }
    return opened;
}

Result<PersonSlice> personSlice(CentralUnit& unit, const RuleBook& rules, Role role, const PersonId& person)
{
    const auto file = unit.people.find(person);
    if (!file) {
        return failure(ErrorCode::NotFound);
    }
    const auto facts = unit.facts.factsOf(person);
    return sliceFor(role, rules, *file, derivePerson(*file, facts), unit.agents);
}

} // namespace relais
