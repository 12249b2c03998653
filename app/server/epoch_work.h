#pragma once

#include "app/server/central_work.h"

namespace relais {

/// Whoever finds out that the store is an older copy of itself gives it a new epoch: by that every desk learns to tell again what it holds.
template <typename IsForgotten, typename Work>
auto unlessForgotten(CentralWork& store, const CentreId& centre, Access access, const IsForgotten& isForgotten, const Work& work)
    -> Result<std::invoke_result_t<Work, CentralJob&>>
{
    using T = std::invoke_result_t<Work, CentralJob&>;
    auto done = store.run(access, centre,
        [&](CentralJob& job) -> std::optional<T> { return isForgotten(job) ? std::nullopt : std::optional<T>(work(job)); });
    if (!done) {
        return failure(done.error());
    }
    if (*done) {
        return **std::move(done);
    }
    // The epoch is the whole store's: who finds out second, at another centre, finds it renewed.
    return store.writeStore(centre, [&](CentralJob& job) {
        if (isForgotten(job)) {
            job.unit.feed.renewEpoch(job.unit.ids.next());
        }
        return work(job);
    });
}

} // namespace relais
