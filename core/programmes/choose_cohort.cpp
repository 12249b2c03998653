#include "core/programmes/choose_cohort.h"

#include "core/programmes/cohort_candidate.h"
#include "core/programmes/cohort_pathway.h"
#include "core/programmes/read_planned_calls.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int peopleAtOnce = 500;
constexpr std::int64_t mostMembers = 10'000'000; ///< as many as a load is reckoned for

/// What a reading has come to.
struct Members {
    std::int64_t all = 0;
    std::int64_t read = 0;
    std::int64_t unknown = 0;
    std::vector<CohortCandidate> candidates;
    std::optional<PersonId> last; ///< go on behind her
};

void readSome(CohortWork& work, const QString& pathway, Members& members)
{
    const auto people = work.unit.pathways.membersOf(pathway, members.last, peopleAtOnce);
    for (const PersonId& person : people) {
        const auto file = work.unit.people.find(person);
        if (!file) {
            continue;
        }
        const auto facts = work.unit.facts.factsOf(person);
        const auto candidate =
            cohortCandidate(work.rules, *file, derivePerson(*file, facts), pathway, work.unit.centre, work.now);
        if (!candidate) {
            ++members.unknown;
        } else if (candidate->in || candidate->standing != CohortCandidate::Standing::Never) {
            members.candidates.push_back(*candidate);
        }
    }
    members.read += static_cast<std::int64_t>(people.size());
    members.last = static_cast<int>(people.size()) == peopleAtOnce ? std::optional(people.back()) : std::nullopt;
}

Result<CallLoad> loadOf(CallLoadRequest request, std::int64_t members, const CapacitySettings& capacity, const Calendar& calendar)
{
    request.members = static_cast<int>(std::min(members, mostMembers));
    return callLoad(request, capacity, calendar);
}

} // namespace

Result<CohortChoice> chooseCohort(
    CohortPlace& place, const CapacitySettings& capacity, const QString& pathway, const CohortRun::Said& said, ListWatch& watch)
{
    CohortChoice choice;
    CallLoadRequest request;
    std::optional<Calendar> calendar;
    Members members;
    const auto begun = place.read([&](CohortWork& work) {
        const CentreId& centre = work.unit.centre;
        const int accounts = work.runs.nurses(work.now);
        const PlannedCalls planned = readPlannedCalls(work.unit.pathways, work.rules.calendar, centre, accounts, work.now);
        const Protocol* protocol = work.rules.programmes ? work.rules.programmes->joinedOn(pathway, planned.from) : nullptr;
        if (protocol == nullptr || !hasPhoneCohort(*protocol)) {
            return;
        }
        request.everyDays = said.everyDays.value_or(callIntervalOf(*protocol).value_or(0));
        request.nurses = said.nurseHundredths ? *said.nurseHundredths / 100.0 : accounts;
        request.weeks = capacity.weeks;
        request.from = planned.from;
        request.centre = centre;
        request.due = planned.dueBeside(pathway); // its own calls are what the frequency stands for
        calendar = work.rules.calendar;
        choice.version = protocol->version;
        members.all = work.unit.pathways.countMembers(pathway);
    });
    if (!begun) {
        return failure(begun.error());
    }
    if (!calendar) {
        return failure(ErrorCode::NotFound, QStringLiteral("pathway"));
    }
    const auto empty = loadOf(request, 0, capacity, *calendar);
    if (!empty) {
        return failure(empty.error());
    }
    do {
        const auto some = place.read([&](CohortWork& work) { readSome(work, pathway, members); });
        if (!some) {
            return failure(some.error());
        }
        if (!watch.goOn(std::min(members.read, members.all), members.all)) {
            return failure(ErrorCode::Cancelled);
        }
    } while (members.last);

    choice.everyDays = request.everyDays;
    choice.nurses = request.nurses;
    choice.unknown = members.unknown;
    choice.capacity = empty->largestCohort;
    choice.plan = phoneCohort(std::move(members.candidates), choice.capacity, capacity);
    choice.before = *loadOf(request, choice.plan.before, capacity, *calendar);
    choice.after = *loadOf(request, choice.plan.after, capacity, *calendar);
    return choice;
}

} // namespace relais
