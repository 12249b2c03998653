#include "core/programmes/phone_cohort.h"

#include <algorithm>

namespace relais {

namespace {

using Standing = CohortCandidate::Standing;

constexpr std::int64_t mostPeople = 1'000'000'000; ///< beyond it a capacity bounds nobody

int riskOf(const CohortCandidate& one)
{
    return one.risk ? 1 + static_cast<int>(*one.risk) : 0;
}

/// Groups of candidates, one behind the other, so that each is cut out without a copy.
enum Group { Staying, MustEnter, Waiting, MayNotStay, Nothing };

Group groupOf(const CohortCandidate& one)
{
    switch (one.standing) {
    case Standing::Never: return one.in ? MayNotStay : Nothing;
    case Standing::Always: return one.in ? Nothing : MustEnter;
    case Standing::Ranked: break;
    }
    return one.in ? Staying : Waiting;
}

} // namespace

bool calledBefore(const CohortCandidate& left, const CohortCandidate& right)
{
    if (left.careGap != right.careGap) {
        return left.careGap;
    }
    if (riskOf(left) != riskOf(right)) {
        return riskOf(left) > riskOf(right);
    }
    if (left.lastContact != right.lastContact) {
        return left.lastContact < right.lastContact; // nothing is before everything: never spoken to
    }
    return left.person < right.person;
}

CohortPlan phoneCohort(std::vector<CohortCandidate> candidates, std::int64_t capacity, const CapacitySettings& settings)
{
    CohortPlan plan;
    for (const CohortCandidate& one : candidates) {
        plan.before += one.in && one.standing != Standing::Never ? 1 : 0;
        plan.always += one.standing == Standing::Always ? 1 : 0;
    }
    std::sort(candidates.begin(), candidates.end(), [](const CohortCandidate& left, const CohortCandidate& right) {
        const Group a = groupOf(left);
        const Group b = groupOf(right);
        return a != b ? a < b : calledBefore(left, right);
    });
    const auto endOf = [&](Group group) {
        return std::partition_point(
            candidates.begin(), candidates.end(), [&](const CohortCandidate& one) { return groupOf(one) <= group; });
    };
    const auto staying = endOf(Staying);
    const auto mustEnter = endOf(MustEnter);
    const auto waiting = endOf(Waiting);
    const auto mayNotStay = endOf(MayNotStay);

    const std::int64_t bound = std::clamp<std::int64_t>(capacity, 0, mostPeople);
    const std::int64_t room = std::max<std::int64_t>(0, bound - plan.always);
    const std::int64_t in = staying - candidates.begin();
    const std::int64_t out = std::max<std::int64_t>(0, in - room);
    // What is full but for the reserve takes nobody. Rounded down: never one too many.
    const std::int64_t full = bound - (bound * std::clamp(settings.cohortReserve, 0, 100) + 99) / 100;
    const std::int64_t more = std::clamp<std::int64_t>(full - plan.always - (in - out), 0, waiting - mustEnter);

    plan.entering.reserve(static_cast<std::size_t>(mustEnter - staying + more));
    std::for_each(staying, mustEnter + more, [&](const CohortCandidate& one) { plan.entering.push_back(one.person); });
    plan.leaving.reserve(static_cast<std::size_t>(mayNotStay - waiting + out));
    std::for_each(waiting, mayNotStay, [&](const CohortCandidate& one) { plan.leaving.push_back(one.person); });
    for (auto last = staying; last != staying - out; --last) {
        plan.leaving.push_back(std::prev(last)->person);
    }
    plan.after = plan.always + (in - out) + more;
    plan.waiting = (waiting - mustEnter) - more;
    return plan;
}

} // namespace relais
