#include "core/people/slice_for_role.h"

#include "core/people/history_for_role.h"

#include <algorithm>
#include <unordered_map>

namespace relais {

namespace {

constexpr std::size_t longestHistory = 30;
/// As many as an answer may hold: a desk cannot read one with more, and with it none of the contacts beside it.
constexpr std::size_t mostGoals = 50;
constexpr std::size_t mostConsents = 64;

const AttemptClosed* closingOf(const PersonState& state, const AttemptId& attempt)
{
    const auto found = state.closings.find(attempt);
    return found != state.closings.end() ? std::get_if<AttemptClosed>(&found->second->body) : nullptr;
}

/// As the enrolment says, else as it was known before pathways were recorded.
std::optional<QDate> memberSince(const RuleBook& rules, const PersonFile& file, const PersonState& state)
{
    std::optional<QDate> since = file.memberSince;
    for (const PathwayRecord& record : state.history.pathways) {
        const auto* joined = std::get_if<PathwayJoined>(&record.said.body);
        if (!since && joined && joined->membership) {
            since = rules.calendar.localTime(record.occurredAt, file.territory).date;
        }
    }
    return since;
}

/// The newest word said for all programmes stands, else the list's: what she said for one of them is among her consents, and frees nothing of
/// another.
bool sharesWithPhysician(const PersonFile& file, const PersonState& state)
{
    const ConsentStanding* newest = nullptr;
    for (const ConsentStanding& one : state.consents) {
        if (one.said.consent == QLatin1String("physician_sharing") && one.said.programme.isEmpty()
            && (!newest || newest->at < one.at)) {
            newest = &one;
        }
    }
    return newest ? newest->said.given : file.sharesWithPhysician;
}

/// In their order; of too many the newest.
std::vector<ConsentStanding> consentsToShow(std::vector<ConsentStanding> consents)
{
    if (consents.size() > mostConsents) {
        std::vector<Instant> times;
        std::transform(consents.begin(), consents.end(), std::back_inserter(times), [](const auto& one) { return one.at; });
        std::nth_element(times.begin(), times.end() - mostConsents, times.end());
        const Instant since = *(times.end() - mostConsents);
        std::erase_if(consents, [&](const ConsentStanding& one) { return one.at < since; });
        consents.resize(std::min(consents.size(), mostConsents));
    }
    return consents;
}

HealthView healthOf(const PersonFile& file, const PersonState& state)
{
    HealthView health;
    health.exams = state.exams;
    health.careGap = file.careGap;
    health.longTermConditions = file.longTermConditions;
    health.dataAsOf = file.dataAsOf;
    QStringList settled;
    for (auto attempt = state.history.attempts.rbegin(); attempt != state.history.attempts.rend(); ++attempt) {
        const AttemptClosed* closed = closingOf(state, attempt->id);
        if (closed == nullptr || !closed->report) {
            continue;
        }
        const CallReport& report = *closed->report;
        if (!health.tobacco) {
            health.tobacco = report.tobacco;
        }
        for (const Goal& goal : report.goals) {
            // The newest word on a goal stands.
            if (settled.contains(goal.wording)) {
                continue;
            }
            settled.append(goal.wording);
            const bool open = goal.progress == GoalProgress::Set || goal.progress == GoalProgress::InProgress;
            if (open && health.goals.size() < mostGoals) {
                health.goals.push_back(goal);
            }
        }
    }
    return health;
}

} // namespace

PersonSlice sliceFor(Role role, const RuleBook& rules, const PersonFile& file, const PersonState& state, AgentDirectory& agents)
{
    const bool health = seesHealthData(role);
    PersonSlice slice;
    slice.id = file.id;
    slice.version = file.version;
    slice.identity = file.identity;
    slice.contactPoints = state.contactPoints;
    slice.addressLine = file.addressLine;
    slice.postalCode = file.postalCode;
    slice.town = file.town;
    slice.territory = file.territory;
    slice.maskedNir = file.nir ? file.nir->masked() : QString();
    slice.treatingPhysicianDeclared = file.treatingPhysicianDeclared;
    slice.treatingPhysicianName = file.treatingPhysicianName;
    slice.preferredTime = file.preferredTime;
    if (health) {
        // "Malentendante" is a word of health too.
        slice.pinned = file.pinned;
        // Nor does it concern an enrolment caller whom a programme for an illness accompanies, since when, and what it tells her physician.
        slice.memberSince = memberSince(rules, file, state);
        slice.sharesWithPhysician = sharesWithPhysician(file, state);
        slice.consents = consentsToShow(state.consents);
    }
    slice.noticeVersionRead = state.noticeVersionRead;
    slice.withdrawn = state.history.withdrawn;
    slice.objected = state.history.objected;
    slice.deceased = state.history.deceased;

    std::unordered_map<AgentId, QString> names;
    const auto nameOf = [&](const AgentId& agent) {
        auto known = names.find(agent);
        if (known == names.end()) {
            const auto profile = agents.find(agent);
            known = names.emplace(agent, profile ? profile->displayName : QString()).first;
        }
        return known->second;
    };
    for (std::size_t i = state.history.attempts.size(); i-- > 0 && slice.history.size() < longestHistory;) {
        const AttemptRecord& attempt = state.history.attempts[i];
        if (!maySeeOutcome(role, rules, attempt.campaign)) {
            continue;
        }
        ContactRecord line;
        line.attempt = attempt.id;
        line.at = attempt.startedAt;
        line.inbound = attempt.direction == CallDirection::Inbound;
        const bool mayBeSaid = attempt.outcome && maySeeOutcome(role, rules, attempt.campaign, *attempt.outcome);
        line.outcome = attempt.outcome && !mayBeSaid ? OutcomeCode::NotEstablished : attempt.outcome;
        if (const AttemptClosed* closed = closingOf(state, attempt.id)) {
            line.agentName = nameOf(state.closings.at(attempt.id)->agent);
            if (mayReadCalls(role, rules, attempt.campaign)) {
                line.note = closed->note;
                line.report = closed->report;
            }
        }
        slice.history.push_back(std::move(line));
    }
    if (health) {
        slice.health = healthOf(file, state);
    }
    return slice;
}

} // namespace relais
