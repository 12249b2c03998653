#include "app/server/cohort_routes.h"

#include "app/server/problem.h"
#include "core/programmes/cohort_json.h"
#include "core/programmes/cohort_pathway.h"
#include "db/programmes/cohort_repository.h"

#include <algorithm>

namespace relais {

namespace {

std::vector<const Protocol*> inForce(const CentralJob& job, const CentreId& centre)
{
    const Calendar& calendar = job.rules.calendar;
    return cohortProtocols(*job.rules.programmes, calendar.localTime(job.now, calendar.territoryOfCentre(centre)).date);
}

HttpResponse readCohorts(CentralWork& work, const CohortKeeper& keeper, const ApiCall& call)
{
    const CentreId centre = call.agent().centre;
    const auto cohorts = work.read(centre, [&](CentralJob& job) {
        CohortRepository runs(job.connection, centre);
        PhoneCohorts all{keeper.daily()};
        for (const Protocol* protocol : inForce(job, centre)) {
            auto open = runs.open(protocol->pathway);
            if (open && mayReplace(*open, CohortRun::Cause::Agent, job.now)) {
                open.reset(); // broken off: it holds nobody up
            }
            all.pathways.push_back({protocol->pathway, runs.newest(protocol->pathway), std::move(open)});
        }
        return all;
    });
    return cohorts ? jsonAnswer(toJson(*cohorts)) : problemOf(cohorts.error());
}

/// Kept before it is answered: an end of the server breaks it off, and the next start goes on with it.
HttpResponse choose(CentralWork& work, CohortKeeper& keeper, const ApiCall& call)
{
    const auto request = cohortRequestFromJson(call.body);
    if (!request) {
        return problemOf(request.error());
    }
    const CentreId centre = call.agent().centre;
    const auto begun = work.write(centre, [&](CentralJob& job) -> Result<CohortRun> {
        const auto protocols = inForce(job, centre);
        if (std::none_of(
                protocols.begin(), protocols.end(), [&](const Protocol* one) { return one->pathway == request->pathway; })) {
            return failure(ErrorCode::NotFound);
        }
        CohortRun run;
        run.id = request->id;
        run.pathway = request->pathway;
        run.cause = CohortRun::Cause::Agent;
        run.agent = call.agent().id;
        run.desk = call.desk->id;
        run.said = {request->nurseHundredths, request->everyDays};
        CohortRepository runs(job.connection, centre);
        CohortWork at{job.unit, runs, job.rules, job.now};
        return beginCohort(at, run);
    });
    if (!begun) {
        return problemOf(begun.error());
    }
    keeper.wake();
    return jsonAnswer(toJson(*begun), 202);
}

} // namespace

void addCohortRoutes(ApiRoutes& routes, CentralWork& work, CohortKeeper& keeper)
{
    routes.on("readPhoneCohorts", [&work, &keeper](const ApiCall& call) { return readCohorts(work, keeper, call); });
    routes.on("choosePhoneCohort", [&work, &keeper](const ApiCall& call) { return choose(work, keeper, call); });
}

} // namespace relais
