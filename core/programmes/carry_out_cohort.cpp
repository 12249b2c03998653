#include "core/programmes/carry_out_cohort.h"

#include "core/programmes/cohort_candidate.h"
#include "core/programmes/cohort_pathway.h"
#include "core/queue/replan.h"

#include <algorithm>
#include <span>

namespace relais {

namespace {

enum class Move { Made, NotNeeded, NotAllowed };

/// Behind whatever was said of it before, also by a desk whose clock runs some minutes ahead: the newest word holds.
Instant behindWhatWasSaid(const ContactHistory& history, const QString& pathway, Instant now)
{
    Instant at = now;
    for (const PathwayRecord& record : history.pathways) {
        const auto* said = std::get_if<AttributeSaid>(&record.said.body);
        if (said && said->name == phoneCohortAttribute() && record.said.pathway == pathway) {
            at = std::max(at, record.occurredAt + Microseconds(1));
        }
    }
    return at;
}

Move movePerson(CohortWork& work, const CohortRun& run, const PersonId& person, bool in)
{
    CentralUnit& unit = work.unit;
    const auto file = unit.people.find(person);
    if (!file) {
        return Move::NotAllowed;
    }
    auto facts = unit.facts.factsOf(person);
    Instant at;
    {
        const PersonState state = derivePerson(*file, facts);
        const auto candidate = cohortCandidate(work.rules, *file, state, run.pathway, unit.centre, work.now);
        if (!candidate || candidate->standing == (in ? CohortCandidate::Standing::Never : CohortCandidate::Standing::Always)) {
            return Move::NotAllowed;
        }
        if (candidate->in == in) {
            return Move::NotNeeded;
        }
        at = behindWhatWasSaid(state.history, run.pathway, work.now);
    }
    Fact fact;
    fact.id = unit.ids.make<FactId>();
    fact.centre = unit.centre;
    fact.person = person;
    fact.agent = run.agent.value_or(AgentId());
    fact.deskSeq = 1;
    fact.occurredAt = at;
    fact.body = PathwaySaid{run.pathway, AttributeSaid{phoneCohortAttribute(), in}};
    unit.facts.append(fact, work.now, {});
    work.runs.noteMove(run, person, in, work.now);
    facts.push_back(std::move(fact));
    std::sort(facts.begin(), facts.end(), happenedBefore);
    replanPerson(unit, work.rules, *file, derivePerson(*file, facts), work.now);
    return Move::Made;
}

class Carrying {
public:
    Carrying(CohortPlace& place, CohortRun& run, const CohortChoice& choice, int peopleAtOnce, ListWatch& watch)
        : m_place(place), m_run(run), m_peopleAtOnce(static_cast<std::size_t>(std::max(1, peopleAtOnce))), m_watch(watch),
          m_all(static_cast<std::int64_t>(choice.plan.entering.size() + choice.plan.leaving.size()))
    {}

    Result<Done> move(std::span<const PersonId> people, bool in)
    {
        while (!people.empty()) {
            if (!m_watch.goOn(m_done, m_all)) {
                return failure(ErrorCode::Cancelled);
            }
            const auto some = people.first(std::min(people.size(), m_peopleAtOnce));
            CohortRun next;
            const auto written = m_place.write([&](CohortWork& work) {
                next = m_run; // the transaction may be done anew
                for (const PersonId& person : some) {
                    count(next, movePerson(work, next, person, in), in);
                }
                next.touchedAt = work.now;
                work.runs.keep(next);
            });
            if (!written) {
                return written;
            }
            m_run = next;
            m_done += static_cast<std::int64_t>(some.size());
            people = people.subspan(some.size());
        }
        return Done{};
    }

private:
    static void count(CohortRun& run, Move move, bool in)
    {
        if (move == Move::Made) {
            ++(in ? run.entered : run.left);
        } else if (move == Move::NotAllowed) {
            run.after += in ? -1 : 1;
        }
    }

    CohortPlace& m_place;
    CohortRun& m_run;
    std::size_t m_peopleAtOnce;
    ListWatch& m_watch;
    std::int64_t m_all = 0;
    std::int64_t m_done = 0;
};

} // namespace

Result<CohortRun> beginCohort(CohortWork& work, const CohortRun& run)
{
    if (const auto known = work.runs.find(run.id)) {
        return *known;
    }
    if (auto open = work.runs.open(run.pathway)) {
        if (!mayReplace(*open, run.cause, work.now)) {
            return failure(ErrorCode::Conflict, QStringLiteral("a run is open"));
        }
        open->state = CohortRun::State::GivenUp;
        open->endedAt = work.now;
        work.runs.keep(*open);
    }
    CohortRun begun = run;
    begun.askedAt = work.now;
    begun.touchedAt = work.now;
    begun.state = CohortRun::State::Open;
    work.runs.begin(begun);
    return begun;
}

Result<CohortRun> carryOutCohort(
    CohortPlace& place, CohortRun run, const CohortChoice& choice, int peopleAtOnce, ListWatch& watch)
{
    if (run.entered + run.left == 0) {
        run.before = choice.plan.before; // of one that goes on, what was before it began
    }
    run.capacity = choice.capacity;
    run.after = choice.plan.after;
    Carrying carrying(place, run, choice, peopleAtOnce, watch);
    if (const auto left = carrying.move(choice.plan.leaving, false); !left) {
        return failure(left.error());
    }
    if (const auto entered = carrying.move(choice.plan.entering, true); !entered) {
        return failure(entered.error());
    }
    const auto ended = place.write([&](CohortWork& work) {
        run.state = CohortRun::State::Done;
        run.endedAt = work.now;
        run.touchedAt = work.now;
        work.runs.keep(run);
    });
    return ended ? Result<CohortRun>(run) : failure(ended.error());
}

} // namespace relais
