#include "app/server/queue_routes.h"

#include "app/server/lease_orders.h"
#include "app/server/problem.h"
#include "core/accounts/secret.h"
#include "core/queue/lease_contacts.h"
#include "core/queue/lease_json.h"

#include <algorithm>

namespace relais {

namespace {

/// Somebody else's lease does not exist for this desk. One that is over is no longer anybody's.
bool areOurs(CentralJob& job, const DeskId& desk, const LeaseIds& leases)
{
    job.unit.leases.expect(leases.leases);
    return std::all_of(leases.leases.begin(), leases.leases.end(), [&](const LeaseId& id) {
        const auto lease = job.unit.leases.find(id);
        return !lease || lease->desk == desk;
    });
}

} // namespace

void addQueueRoutes(ApiRoutes& routes, CentralWork& work, ServerMetrics& metrics)
{
    auto orders = std::make_shared<LeaseOrders>(work);
    routes.onLater("takeLeases", [orders, &metrics](const std::shared_ptr<const ApiCall>& call, const ApiRoutes::Then& then) {
        const auto request = leaseRequestFromJson(call->body);
        if (!request) {
            then(problemOf(request.error()));
            return;
        }
        const auto answered = [&metrics, then](const Result<LeaseAnswer>& answer) {
            if (answer) {
                metrics.contactsAnswered(answer->contacts.size());
            }
            then(answer ? jsonAnswer(toJson(*answer)) : problemOf(answer.error()));
        };
        const LeaseOrder order{{call->desk->id, profileOf(call->agent())}, *request};
        orders->take(call->agent().centre, {order, secretHash(call->secret)}, answered);
    });

    routes.on("renewLeases", [&work](const ApiCall& call) {
        const auto leases = leaseIdsFromJson(call.body);
        if (!leases) {
            return problemOf(leases.error());
        }
        const auto answer = work.write(call.agent().centre, [&](CentralJob& job) -> Result<RenewAnswer> {
            if (!areOurs(job, call.desk->id, *leases)) {
                return failure(ErrorCode::NotFound);
            }
            return renewLeases(job.unit, job.rules, call.desk->id, *leases, job.now);
        });
        return answer ? jsonAnswer(toJson(*answer)) : problemOf(answer.error());
    });

    routes.on("releaseLeases", [&work](const ApiCall& call) {
        const auto leases = leaseIdsFromJson(call.body);
        if (!leases) {
            return problemOf(leases.error());
        }
        const auto answer = work.write(call.agent().centre, [&](CentralJob& job) -> Result<RenewAnswer> {
            if (!areOurs(job, call.desk->id, *leases)) {
                return failure(ErrorCode::NotFound);
            }
            giveBackLeases(job.unit, job.rules, call.desk->id, *leases, job.now);
            RenewAnswer released{job.now, {}};
            for (const auto& lease : leases->leases) {
                released.items.push_back({lease, false, std::nullopt});
            }
            return released;
        });
        return answer ? jsonAnswer(toJson(*answer)) : problemOf(answer.error());
    });
}

} // namespace relais
