#pragma once

#include "core/programmes/carry_out_cohort.h"
#include "core/programmes/cohort_candidate.h"
#include "db/accounts/account_repository.h"
#include "db/programmes/cohort_repository.h"
#include "tests/campaigns/list_fixture.h"
#include "tests/support/test_centre.h"

namespace relais::test {

/// A centre with members of Sophia diabetes, and its cohorts on its real store.
class CohortCentre : public TestCentre, public CohortPlace {
public:
    CohortCentre() : TestCentre(QStringLiteral("france")) {}

    static QString pathway() { return QStringLiteral("sophia-diabetes"); }

    PersonId addMember()
    {
        const PersonId person = addTarget();
        said(person, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true});
        return person;
    }
    void said(const PersonId& person, PathwayBody body) { told(person, PathwaySaid{pathway(), std::move(body)}); }
    void told(const PersonId& person, FactBody body)
    {
        const auto answers = upload(nurse, {fact(nurse, person, std::move(body))});
        if (answers.front().verdict == FactVerdict::Refused) {
            throw std::runtime_error(answers.front().code.toStdString());
        }
        clock.advance(std::chrono::seconds(1));
    }
    bool isIn(const PersonId& person)
    {
        return inUnit([&](CentralUnit& unit) {
            const auto file = unit.people.find(person);
            const auto facts = unit.facts.factsOf(person);
            return cohortCandidate(rules, *file, derivePerson(*file, facts), pathway(), centre, clock.now()).value().in;
        });
    }
    int called(const std::vector<PersonId>& people)
    {
        return static_cast<int>(std::count_if(people.begin(), people.end(), [&](const PersonId& one) { return isIn(one); }));
    }

    Result<Done> read(const std::function<void(CohortWork&)>& work) override { return run(Access::Read, work); }
    Result<Done> write(const std::function<void(CohortWork&)>& work) override { return run(Access::Write, work); }

    /// By nurses and days: at 8.5 calls a nurse-day as shipped.
    CohortChoice choose(double nurses, int everyDays)
    {
        PatientWatch watch;
        return chooseCohort(*this, capacity, pathway(), saying(nurses, everyDays), watch).value();
    }
    static CohortRun::Said saying(double nurses, int everyDays) { return {static_cast<int>(nurses * 100), everyDays}; }
    CohortRun begin(double nurses, int everyDays, CohortRun::Cause cause = CohortRun::Cause::Operator)
    {
        CohortRun wanted;
        wanted.id = ids.make<CohortRunId>();
        wanted.pathway = pathway();
        wanted.cause = cause;
        wanted.said = saying(nurses, everyDays);
        CohortRun begun;
        if (const auto done = write([&](CohortWork& work) { begun = beginCohort(work, wanted).value(); }); !done) {
            throw std::runtime_error(done.error().detail.toStdString());
        }
        return begun;
    }
    CohortRun commit(double nurses, int everyDays)
    {
        PatientWatch watch;
        return carryOutCohort(*this, begin(nurses, everyDays), choose(nurses, everyDays), 3, watch).value();
    }

    TestDesk nurse = addDesk(Role::NurseAdviser);
    CapacitySettings capacity = CapacitySettings::shipped().value();

private:
    Result<Done> run(Access access, const std::function<void(CohortWork&)>& work)
    {
        return store.database().runAndWait(access, [&](Connection& connection) {
            CentralStores stores(connection, centre, agents, ids);
            CohortRepository runs(connection, centre);
            CohortWork at{stores.unit(), runs, rules, clock.now()};
            work(at);
            if (access == Access::Write) {
                stores.finish();
            }
            return Done{};
        });
    }
};

} // namespace relais::test
