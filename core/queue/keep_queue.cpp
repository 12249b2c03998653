#include "core/queue/keep_queue.h"

#include "core/queue/hand_out_order.h"
#include "core/queue/replan.h"

#include <algorithm>

namespace relais {

QueueRound keepQueue(CentralUnit& unit, const RuleBook& rules, Instant now, int batch, Microseconds behind)
{
    QueueRound round;
    // Each of these takes tens of microseconds, a promotion takes one.
    const int few = std::max(1, batch / 20);

    const auto expired = unit.leases.expired(now - behind, few);
    for (const Lease& lease : expired) {
        unit.leases.remove(lease, LeaseEvent::Expired, now);
        if (!lease.closedAt) {
            unit.feed.append(
                {0, ChangeKind::LeaseEnded, lease.person, lease.id, std::nullopt, std::nullopt, QStringLiteral("expired")}, now);
            requeuePerson(unit, rules, lease.person, now);
        }
    }
    round.expired = static_cast<int>(expired.size());

    const auto toShare = unit.queue.toShare(now, few);
    for (const QueueEntry& entry : toShare) {
        QueueEntry shared = entry;
        shared.lane = entry.home;
        shared.rank = commonPromiseRank;
        shared.sharedAt.reset();
        unit.queue.update(entry, shared);
    }
    round.shared = static_cast<int>(toShare.size());

    const auto overdue = unit.queue.overdue(now, few);
    for (const QueueEntry& entry : overdue) {
        QueueEntry late = entry;
        late.rank = rankAt(entry.rank, entry.due, now);
        unit.queue.update(entry, late);
    }
    round.overdue = static_cast<int>(overdue.size());

    const auto promoted = unit.queue.promote(now, batch);
    for (const QueueEntry& contested : promoted.contested) {
        promoteBest(unit, contested.person, now);
    }
    round.promoted = promoted.promoted;

    const auto missed = unit.queue.missed(now, few);
    for (const QueueEntry& entry : missed) {
        if (rules.campaign(entry.campaign) != nullptr) {
            requeuePerson(unit, rules, entry.person, now);
            ++round.missed;
        }
    }

    round.indexed = unit.people.indexKeys(batch);
    round.more = round.expired == few || round.shared == few || round.overdue == few || round.missed == few
        || promoted.promoted + static_cast<int>(promoted.contested.size()) >= batch || round.indexed == batch;
    return round;
}

} // namespace relais
