#include "core/programmes/session_outline.h"

#include "core/programmes/next_steps.h"

#include <algorithm>

namespace relais {

namespace {

bool isOver(StepState state)
{
    return state == StepState::Done || state == StepState::Dropped;
}

/// When her next call on it is due; `Instant::max()` while it waits for something; nothing: there is none left.
std::optional<Instant> nextCallAt(
    const Membership& member, const OutcomeCatalogue& outcomes, const Calendar& calendar, Instant now)
{
    std::optional<Instant> next;
    for (const PlannedStep& planned : nextSteps(*member.protocol, outcomes, calendar, member.facts, now)) {
        if (isOver(planned.state) || member.protocol->steps[planned.step].channel != StepChannel::Call) {
            continue;
        }
        const Instant at = planned.state == StepState::Waiting || planned.due == Window{} ? Instant::max() : planned.due.from;
        next = next ? std::min(*next, at) : at;
    }
    return next;
}

} // namespace

const Membership* membershipOfCall(const std::vector<Membership>& members, const CampaignCode& campaign,
    const OutcomeCatalogue& outcomes, const Calendar& calendar, Instant now)
{
    const Membership* best = nullptr;
    std::optional<Instant> bestAt;
    for (const Membership& member : members) {
        if (member.protocol->queue != campaign || member.protocol->session.empty() || member.joinedAt > now) {
            continue;
        }
        const auto at = nextCallAt(member, outcomes, calendar, now);
        if (at && (!bestAt || *at < *bestAt)) {
            best = &member;
            bestAt = at;
        }
    }
    return best;
}

std::vector<ScriptStep> sessionOutline(const Protocol& protocol, const CampaignSpec& campaign)
{
    std::vector<ScriptStep> outline;
    outline.reserve(protocol.session.size());
    for (const SessionPart& part : protocol.session) {
        ScriptStep step;
        step.code = part.code;
        step.title = part.title;
        step.text = part.text;
        const auto same = std::find_if(
            campaign.script.begin(), campaign.script.end(), [&](const ScriptStep& one) { return one.code == part.code; });
        if (same != campaign.script.end()) {
            step.chips = same->chips;
            if (step.text.isEmpty()) {
                step.text = same->text;
            }
        }
        outline.push_back(std::move(step));
    }
    if (!outline.empty()) {
        QStringList neutral;
        for (const ScriptStep& step : campaign.script) {
            if (!step.neutralText.isEmpty()) {
                neutral << step.neutralText;
            }
        }
        outline.front().neutralText = neutral.join(u'\n');
    }
    return outline;
}

} // namespace relais
