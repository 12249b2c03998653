#include "tests/support/chaos_rules.h"

#include "core/outbox/conflict_code.h"

#include <algorithm>
#include <map>
#include <set>

namespace relais::test {

namespace {

/// The tolerances of core/outbox/judge_fact.cpp, written down once more: the judge does not ask the judged.
constexpr std::chrono::minutes clockTolerance{10};
/// Two servers stamp with the beginning of their transactions, which may wait for each other: nearer than this, either order counts.
constexpr std::chrono::seconds sameMoment{2};
/// A promoter that lives has made ready whoever was due that long ago.
constexpr std::chrono::seconds promotedWithin{20};

class Judge {
public:
    std::vector<ChaosFault> faults;

    void holders(const ChaosHistory& history)
    {
        std::map<PersonId, std::vector<Holding>> byPerson;
        for (const Holding& one : history.holdings) {
            byPerson[one.person].push_back(one);
        }
        for (auto& [person, spans] : byPerson) {
            std::sort(spans.begin(), spans.end(), [](const Holding& a, const Holding& b) { return a.from < b.from; });
            const Holding* longest = nullptr; // whoever holds her longest so far
            const Holding* highest = nullptr;
            for (const Holding& one : spans) {
                if (longest != nullptr && longest->desk != one.desk && one.from < longest->until && one.from < one.until) {
                    fault(ChaosRule::OneHolder,
                        QStringLiteral("%1 by %2 (fence %3) until %4, and by %5 (fence %6) from %7")
                            .arg(person.text(), longest->desk.text())
                            .arg(longest->fence)
                            .arg(longest->until.count())
                            .arg(one.desk.text())
                            .arg(one.fence)
                            .arg(one.from.count()));
                }
                if (highest != nullptr && one.lease != highest->lease && one.fence <= highest->fence) {
                    fault(ChaosRule::FenceGrows,
                        QStringLiteral("%1 was lent with fence %2 after %3")
                            .arg(person.text())
                            .arg(one.fence)
                            .arg(highest->fence));
                }
                longest = longest == nullptr || one.until > longest->until ? &one : longest;
                highest = highest == nullptr || one.fence > highest->fence ? &one : highest;
            }
        }
    }

    void callers(const ChaosHistory& history)
    {
        std::map<PersonId, std::vector<Dialling>> byPerson;
        for (const Dialling& one : history.diallings) {
            byPerson[one.person].push_back(one);
        }
        for (auto& [person, calls] : byPerson) {
            std::sort(calls.begin(), calls.end(), [](const Dialling& a, const Dialling& b) { return a.from < b.from; });
            const Dialling* longest = nullptr;
            for (const Dialling& one : calls) {
                if (longest != nullptr && longest->desk != one.desk && one.from < longest->until) {
                    fault(ChaosRule::OneCaller,
                        QStringLiteral("%1 by %2 and %3 (attempts %4, %5)")
                            .arg(person.text(), longest->desk.text(), one.desk.text(), longest->attempt.text(),
                                one.attempt.text()));
                }
                longest = longest == nullptr || one.until > longest->until ? &one : longest;
            }
        }
    }

    void answers(const ChaosHistory& history)
    {
        for (const MadeFact& made : history.facts) {
            int taken = 0;
            for (const FactAnswer& answer : made.answers) {
                if (answer.verdict == FactVerdict::Refused) {
                    fault(ChaosRule::NothingRefused, made.fact.id.text() + u' ' + answer.code);
                }
                taken += answer.verdict == FactVerdict::Accepted || answer.verdict == FactVerdict::AcceptedConflict ? 1 : 0;
            }
            if (taken > 1) {
                // Taken in anew: between the two it was gone.
                fault(ChaosRule::KeptOnce, made.fact.id.text() + QStringLiteral(" was accepted twice"));
            }
        }
    }

    void keeping(const ChaosHistory& history, const ChaosTruth& truth)
    {
        std::map<FactId, std::vector<const ChaosTruth::StoredFact*>> stored;
        std::map<std::pair<DeskId, std::int64_t>, FactId> places;
        for (const auto& one : truth.facts) {
            stored[one.id].push_back(&one);
            const auto [place, fresh] = places.emplace(std::pair(one.desk, one.deskSeq), one.id);
            if (!fresh && place->second != one.id) {
                fault(ChaosRule::KeptOnce,
                    QStringLiteral("%1 and %2 are number %3 of one desk")
                        .arg(one.id.text(), place->second.text())
                        .arg(one.deskSeq));
            }
        }
        std::set<FactId> ours;
        for (const MadeFact& made : history.facts) {
            ours.insert(made.fact.id);
            const auto found = stored.find(made.fact.id);
            if (found == stored.end()) {
                const bool answered = std::any_of(made.answers.begin(), made.answers.end(), &Judge::isSuccess);
                fault(answered ? ChaosRule::AnsweredIsKept : ChaosRule::Delivered, made.fact.id.text());
                continue;
            }
            if (found->second.size() > 1) {
                fault(ChaosRule::KeptOnce, made.fact.id.text() + QStringLiteral(" is there more than once"));
            }
            if (!isAsSaid(made.fact, *found->second.front())) {
                fault(ChaosRule::KeptAsSaid, made.fact.id.text());
            }
            for (const FactAnswer& answer : made.answers) {
                if (answer.verdict == FactVerdict::AcceptedConflict && answer.code != found->second.front()->conflict) {
                    fault(ChaosRule::RightConflict, made.fact.id.text() + QStringLiteral(" was answered another code"));
                }
            }
        }
        for (const auto& [id, rows] : stored) {
            if (!ours.contains(id)) {
                fault(ChaosRule::NothingInvented, id.text());
            }
        }
    }

    void conflicts(const ChaosHistory& history, const ChaosTruth& truth)
    {
        std::map<PersonId, std::vector<const ChaosTruth::LeaseStep*>> steps;
        for (const auto& step : truth.leaseSteps) {
            steps[step.person].push_back(&step);
        }
        std::map<FactId, const ChaosTruth::StoredFact*> stored;
        for (const auto& one : truth.facts) {
            stored.emplace(one.id, &one);
        }
        for (const MadeFact& made : history.facts) {
            const auto found = stored.find(made.fact.id);
            if (found == stored.end()) {
                continue;
            }
            const auto& codes = allowed(made.fact, *found->second, steps[made.fact.person.value_or(PersonId())]);
            if (!codes.contains(found->second->conflict)) {
                fault(ChaosRule::RightConflict,
                    QStringLiteral("%1 is kept as \"%2\", expected one of \"%3\"")
                        .arg(made.fact.id.text(), found->second->conflict, codes.join(QStringLiteral("\", \""))));
            }
        }
    }

    void fences(const ChaosTruth& truth)
    {
        std::map<PersonId, std::int64_t> highest;
        for (const auto& step : truth.leaseSteps) {
            if (step.what != LeaseEvent::Leased) {
                continue;
            }
            std::int64_t& last = highest[step.person];
            if (step.fence <= last) {
                fault(ChaosRule::FenceGrows,
                    QStringLiteral("%1: the store lent fence %2 after %3").arg(step.person.text()).arg(step.fence).arg(last));
            }
            last = std::max(last, step.fence);
        }
        for (const auto& fence : truth.fences) {
            if (fence.value != highest[fence.person]) {
                fault(ChaosRule::FenceGrows, fence.person.text() + QStringLiteral(": her fence is not that of her last lease"));
            }
        }
    }

    void rest(const ChaosTruth& truth)
    {
        for (const auto& lease : truth.openLeases) {
            fault(ChaosRule::NobodyStuck, QStringLiteral("lease %1 is left over").arg(lease.lease.text()));
        }
        std::set<PersonId> live;
        std::map<std::pair<std::int64_t, EntryState>, std::int64_t> counted;
        for (const auto& entry : truth.entries) {
            ++counted[{entry.lane, entry.state}];
            if (entry.state == EntryState::Ready || entry.state == EntryState::Leased) {
                if (!live.insert(entry.person).second) {
                    fault(ChaosRule::NobodyStuck, entry.person.text() + QStringLiteral(" is ready or lent twice"));
                }
            }
        }
        for (const auto& entry : truth.entries) {
            const bool lent = std::any_of(truth.openLeases.begin(), truth.openLeases.end(),
                [&](const ChaosTruth::OpenLease& one) { return one.entry == entry.id; });
            if (entry.state == EntryState::Leased && !lent) {
                fault(ChaosRule::NobodyStuck, QStringLiteral("entry %1 is lent to nobody").arg(entry.id.text()));
            }
            if (entry.state == EntryState::Scheduled && entry.promoteAt + promotedWithin < truth.readAt
                && !live.contains(entry.person)) {
                fault(ChaosRule::NobodyStuck, QStringLiteral("entry %1 is due and not ready").arg(entry.id.text()));
            }
        }
        for (const auto& counter : truth.counters) {
            const auto value = std::exchange(counted[{counter.lane, counter.state}], 0);
            if (counter.value != value) {
                fault(ChaosRule::CountersAgree,
                    QStringLiteral("lane %1, state %2: %3 counted, %4 there")
                        .arg(counter.lane)
                        .arg(static_cast<int>(counter.state))
                        .arg(counter.value)
                        .arg(value));
            }
        }
        for (const auto& [place, value] : counted) {
            if (value != 0) {
                fault(ChaosRule::CountersAgree,
                    QStringLiteral("lane %1: %2 entries are counted nowhere").arg(place.first).arg(value));
            }
        }
    }

private:
    static bool isSuccess(const FactAnswer& answer)
    {
        return answer.verdict == FactVerdict::Accepted || answer.verdict == FactVerdict::AlreadyHave
            || answer.verdict == FactVerdict::AcceptedConflict;
    }
    static bool isAsSaid(const Fact& said, const ChaosTruth::StoredFact& kept)
    {
        return said.person == kept.person && said.desk == kept.desk && said.deskSeq == kept.deskSeq
            && said.occurredAt == kept.occurredAt && said.fence == kept.fence
            && std::holds_alternative<AttemptStarted>(said.body) == kept.isAttempt;
    }

    /// The codes that a fact may be kept under, by the history of leases: one, but where two transactions were too near each other to tell.
    static QStringList allowed(
        const Fact& fact, const ChaosTruth::StoredFact& kept, const std::vector<const ChaosTruth::LeaseStep*>& steps)
    {
        if (fact.occurredAt > kept.receivedAt + clockTolerance) {
            return {codeOf(ConflictCode::ClockAhead)};
        }
        bool surely = false; // somebody else was lent her before it came
        bool perhaps = false;
        bool behind = false; // it says to have happened before its lease began
        bool onFile = true;  // … which is looked at as long as the lease is on file
        bool surelyOnFile = true;
        for (const auto* step : steps) {
            if (step->what == LeaseEvent::Leased && fact.fence && step->fence > *fact.fence) {
                surely = surely || step->at + sameMoment < kept.receivedAt;
                perhaps = perhaps || step->at < kept.receivedAt + sameMoment;
            }
            if (fact.fence && step->fence == *fact.fence) {
                behind = behind || (step->what == LeaseEvent::Leased && fact.occurredAt < step->at - clockTolerance);
                // Closed and reopened ones stay on file; one that ran out after it was closed leaves without a word.
                const bool over =
                    step->what != LeaseEvent::Leased && step->what != LeaseEvent::Renewed && step->what != LeaseEvent::Reopened;
                onFile = onFile && !(over && step->what != LeaseEvent::Closed && step->at + sameMoment < kept.receivedAt);
                surelyOnFile = surelyOnFile && !(over && step->at < kept.receivedAt + sameMoment);
            }
        }
        QStringList codes;
        if (behind && onFile) {
            codes << codeOf(ConflictCode::ClockBehind);
        }
        if (behind && surelyOnFile) {
            return codes;
        }
        // An undo stands by itself, and so does the outcome that takes the place of one that was taken back.
        const bool correction = fact.corrects.has_value();
        if (perhaps && !correction) {
            codes << codeOf(ConflictCode::FencedOff);
        }
        if (!surely || correction) {
            codes << QString();
            // Dialled while the lease held by her clock; the server's, or her wall, may say otherwise.
            if (std::holds_alternative<AttemptStarted>(fact.body)) {
                codes << codeOf(ConflictCode::Late);
            }
        }
        return codes;
    }

    void fault(ChaosRule rule, const QString& what) { faults.push_back({rule, what}); }
};

const char* nameOf(ChaosRule rule)
{
    switch (rule) {
    case ChaosRule::OneHolder: return "one holder";
    case ChaosRule::FenceGrows: return "fence grows";
    case ChaosRule::OneCaller: return "one caller";
    case ChaosRule::AnsweredIsKept: return "answered is kept";
    case ChaosRule::KeptOnce: return "kept once";
    case ChaosRule::KeptAsSaid: return "kept as said";
    case ChaosRule::Delivered: return "delivered";
    case ChaosRule::NothingInvented: return "nothing invented";
    case ChaosRule::NothingRefused: return "nothing refused";
    case ChaosRule::RightConflict: return "right conflict";
    case ChaosRule::NobodyStuck: return "nobody stuck";
    case ChaosRule::CountersAgree: return "counters agree";
    }
    return "";
}

/// What the store says of the leases of whom a fault begins with.
QString leasesTold(const ChaosTruth& truth, const QString& fault)
{
    QString told;
    for (const ChaosTruth::LeaseStep& step : truth.leaseSteps) {
        if (fault.startsWith(step.person.text())) {
            told += QStringLiteral("; event %1 of fence %2 at desk %3, %4")
                        .arg(static_cast<int>(step.what))
                        .arg(step.fence)
                        .arg(step.desk.text().left(18))
                        .arg(microsecondsOf(step.at));
        }
    }
    return told;
}

} // namespace

std::vector<ChaosFault> faultsSoFar(const ChaosHistory& history)
{
    Judge judge;
    judge.holders(history);
    judge.callers(history);
    judge.answers(history);
    return std::move(judge.faults);
}

std::vector<ChaosFault> faultsOf(const ChaosHistory& history, const ChaosTruth& truth)
{
    Judge judge;
    judge.holders(history);
    for (ChaosFault& fault : judge.faults) {
        fault.what += leasesTold(truth, fault.what);
    }
    judge.callers(history);
    judge.answers(history);
    judge.keeping(history, truth);
    judge.conflicts(history, truth);
    judge.fences(truth);
    judge.rest(truth);
    return std::move(judge.faults);
}

QString textOf(const std::vector<ChaosFault>& faults)
{
    constexpr std::size_t most = 40;
    QString text;
    for (std::size_t i = 0; i < std::min(faults.size(), most); ++i) {
        text += QStringLiteral("%1: %2\n").arg(QLatin1String(nameOf(faults[i].rule)), faults[i].what);
    }
    return faults.size() > most ? text + QStringLiteral("… %1 in all\n").arg(faults.size()) : text;
}

} // namespace relais::test
