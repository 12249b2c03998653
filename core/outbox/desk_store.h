#pragma once

#include "core/base/result.h"
#include "core/outbox/unit_of_work.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace relais {

/// The store of one agent on this desk: a port. Works run on a database thread, one after the other, each in one transaction that
/// leaves nothing behind when it fails; they capture values only. Answers come on the interface thread, after the commit, in order.
/// Fails with StoreFull, StoreUnavailable, StoreBusy, StoreCorrupt.
class DeskStore {
public:
    virtual ~DeskStore() = default;

    /// `work(LocalWork&)` gives Result<T>; `then(Result<T>)`.
    template <typename Work, typename Then>
    void local(Work work, Then then)
    {
        run<LocalWork>(std::move(work), std::move(then), &DeskStore::runLocal);
    }
    template <typename Work, typename Then>
    void remote(Work work, Then then)
    {
        run<RemoteWork>(std::move(work), std::move(then), &DeskStore::runRemote);
    }

protected:
    using Finish = std::function<void(Result<Done>)>;
    virtual void runLocal(std::function<Result<Done>(LocalWork&)> work, Finish then) = 0;
    virtual void runRemote(std::function<Result<Done>(RemoteWork&)> work, Finish then) = 0;

private:
    template <typename Unit, typename Work, typename Then, typename Runner>
    void run(Work work, Then then, Runner runner)
    {
        using T = typename std::invoke_result_t<Work, Unit&>::value_type;
        auto kept = std::make_shared<std::optional<T>>();
        (this->*runner)(
            [kept, work = std::move(work)](Unit& unit) mutable -> Result<Done> {
                // Let go of before the answer leaves, so that it is freed where it is read.
                const auto mine = std::move(kept);
                Result<T> result = work(unit);
                if (!result) {
                    return failure(result.error());
                }
                *mine = std::move(*result);
                return Done{};
            },
            [kept, then = std::move(then)](Result<Done> done) mutable {
                if (!done) {
                    then(Result<T>(failure(done.error())));
                } else {
                    then(Result<T>(std::move(**kept)));
                }
            });
    }
};

/// Opens the stores of this desk, one per (server, login): a port. Interface thread; answers there.
class DeskStores {
public:
    virtual ~DeskStores() = default;
    enum class Missing { Create, Refuse }; ///< Refuse: NotFound
    /// Fails also with StoreTooNew. The same store is given again while somebody holds it.
    virtual void open(const QString& server, const QString& login, Missing missing,
        std::function<void(Result<std::shared_ptr<DeskStore>>)> then) = 0;
    /// All that are open, and, opened now, those in which facts still wait: what other agents left unsent is among them. One that cannot
    /// be opened is passed over; its own agent's sign-in says why.
    virtual void openLeft(std::function<void(std::vector<std::shared_ptr<DeskStore>>)> then) = 0;
};

} // namespace relais
