#include "core/programmes/step_choice.h"

#include <algorithm>

namespace relais {

std::optional<StepChannel> channelInForce(const ProtocolStep& step, const Attributes& attributes)
{
    if (!step.choice) {
        return step.channel;
    }
    const AttributeValue* value = attributes.find(step.choice->attribute);
    const QString* code = value ? std::get_if<QString>(value) : nullptr;
    const auto chosen = code ? stepChannelFromCode(*code) : std::nullopt;
    const auto& offered = step.choice->offered;
    return chosen && std::find(offered.begin(), offered.end(), *chosen) != offered.end() ? chosen : std::nullopt;
}

bool isElectronic(StepChannel channel)
{
    return channel == StepChannel::Sms || channel == StepChannel::Email;
}

std::optional<StepChannel> channelWithoutConsent(const ProtocolStep& step)
{
    const bool byLetter = step.choice
        && std::find(step.choice->offered.begin(), step.choice->offered.end(), StepChannel::Letter) != step.choice->offered.end();
    return byLetter ? std::optional(StepChannel::Letter) : std::nullopt;
}

std::optional<Instant> saidDone(
    const ProtocolStep& step, const Window& window, const std::vector<std::pair<QString, QDate>>& days, const StepPlace& place)
{
    if (!step.doneBy || days.empty()) {
        return std::nullopt;
    }
    const CivilSpan& before = step.doneBy->before;
    const QDate opens = place.local.dateOf(window.from);
    const QDate from = opens.addMonths(-before.months).addDays(-before.days);
    std::optional<QDate> first;
    for (const auto& [name, day] : days) {
        if (name != step.doneBy->attribute || !day.isValid() || day < from) {
            continue;
        }
        // Last winter is not made good by this winter's dose.
        if (!step.season.empty() && from.addYears(1) <= day) {
            continue;
        }
        first = first ? std::min(*first, day) : day;
    }
    return first ? std::optional(place.local.instantOf(*first, 12 * 60)) : std::nullopt;
}

bool isSaidDone(const PlannedStep& planned)
{
    return std::any_of(planned.reasons.begin(), planned.reasons.end(),
        [](const StepReason& one) { return one.code == StepReason::Code::SaidDone; });
}

} // namespace relais
