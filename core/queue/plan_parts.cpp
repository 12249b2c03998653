#include "core/queue/plan_parts.h"

#include <algorithm>

namespace relais {

namespace {

void addReasons(EntryPlan& plan, const PlanContext& context, const QString& reason)
{
    const int attempts = static_cast<int>(context.tally.counted.size());
    plan.reasons.reserve(4);
    plan.reasons.push_back({reason, {}, {}, {}, attempts});
    if (context.entry.longestGapYears > 0) {
        plan.reasons.push_back({QStringLiteral("care_gap"), {}, {}, {}, context.entry.longestGapYears});
    }
    if (context.tally.inCycle == context.campaign.retry.attemptsPerCycle - 1) {
        plan.reasons.push_back({QStringLiteral("last_attempt"), {}, {}, {}, attempts});
    }
}

} // namespace

EntryPlan donePlan(const QString& code, const QString& letter)
{
    EntryPlan plan;
    plan.state = PlanState::Done;
    plan.doneCode = code;
    plan.letter = letter;
    return plan;
}

int firstRank(const PlanContext& context)
{
    if (context.entry.physicianRequest) {
        return std::min(context.campaign.firstRank, 50);
    }
    return context.campaign.firstRank == 70 ? 70 - std::clamp(context.entry.longestGapYears, 0, 9) : context.campaign.firstRank;
}

int laterRank(const PlanContext& context)
{
    return std::min(context.campaign.firstRank, context.entry.physicianRequest ? 50 : 60);
}

EntryPlan slotPlan(const PlanContext& context, const SlotWish& wish, const QString& reason, int rank)
{
    const auto chosen = chooseSlot(context, wish);
    if (!chosen) {
        return donePlan(QStringLiteral("never_open"));
    }
    EntryPlan plan;
    plan.rank = rank;
    plan.due = chosen->due;
    addReasons(plan, context, reason);
    if (chosen->slot) {
        plan.slot = chosen->slot->code;
        if (chosen->workedBefore > 0) {
            plan.reasons.push_back({QStringLiteral("slot_worked_before"), {}, {}, chosen->slot->code, chosen->workedBefore});
        }
    }
    return plan;
}

EntryPlan timePlan(const PlanContext& context, Instant from, std::chrono::minutes length, const QString& reason, int rank)
{
    const auto open = context.nextOpen(from);
    if (!open) {
        return donePlan(QStringLiteral("never_open"));
    }
    EntryPlan plan;
    plan.rank = rank;
    plan.due = {*open, *open + length};
    addReasons(plan, context, reason);
    return plan;
}

} // namespace relais
