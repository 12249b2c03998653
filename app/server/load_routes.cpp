#include "app/server/load_routes.h"

#include "app/server/problem.h"
#include "core/programmes/planned_calls_json.h"
#include "core/programmes/read_planned_calls.h"
#include "db/programmes/pathway_repository.h"

#include <algorithm>

namespace relais {

namespace {

int nursesOf(AccountRepository& accounts, const CentreId& centre, Instant now)
{
    const auto agents = accounts.agents(centre, now);
    return static_cast<int>(std::count_if(
        agents.begin(), agents.end(), [](const AgentAccount& one) { return one.active && one.role == Role::NurseAdviser; }));
}

} // namespace

void addLoadRoutes(ApiRoutes& routes, CentralWork& work)
{
    routes.on("readCallLoad", [&work](const ApiCall& call) {
        const CentreId centre = call.agent().centre;
        const auto planned = work.read(centre, [&](CentralJob& job) {
            return readPlannedCalls(
                job.unit.pathways, job.rules.calendar, centre, nursesOf(job.accounts, centre, job.now), job.now);
        });
        return planned ? jsonAnswer(toJson(*planned)) : problemOf(planned.error());
    });
}

std::vector<CentreFrequency> frequenciesInForce(
    Connection& connection, RuleBooks& rules, const CapacitySettings& settings, Instant now)
{
    std::vector<CentreFrequency> all;
    AccountRepository accounts(connection);
    for (const Centre& centre : accounts.centres()) {
        if (!rules.knows(centre.id)) {
            rules.assign(centre.id, centre.calendar);
        }
        const RuleBook& book = rules.of(centre.id);
        PathwayRepository pathways(connection, centre.id);
        const auto planned = readPlannedCalls(pathways, book.calendar, centre.id, nursesOf(accounts, centre.id, now), now);
        const QDate today = book.calendar.localTime(now, book.calendar.territoryOfCentre(centre.id)).date;
        auto loads = loadsInForce(*book.programmes, planned, settings, book.calendar, centre.id, today);
        all.reserve(all.size() + loads.size());
        for (FrequencyLoad& load : loads) {
            all.push_back({centre.id, std::move(load)});
        }
    }
    return all;
}

void logFrequencies(Database& database, RuleBooks& rules, const CapacitySettings& settings, const Clock& clock, ServerLog& log)
{
    database.run(
        Access::Read,
        [&rules, settings, now = clock.now()](
            Connection& connection) { return frequenciesInForce(connection, rules, settings, now); },
        [&log](const Result<std::vector<CentreFrequency>>& all) {
            if (!all) {
                log.failed("call_load", all.error());
                return;
            }
            for (const auto& [centre, frequency] : *all) {
                log.callLoad(centre.code.toStdString(), frequency.pathway.toStdString(), frequency.everyDays,
                    frequency.load.ratio, frequency.load.above);
            }
        });
}

} // namespace relais
