#pragma once

#include <functional>
#include <memory>

namespace relais {

/// "Not on the interface thread": a port for work that takes longer than a glance (password hashing, opening a store, reading
/// a large answer). Owned by the composition root, called on the interface thread; cannot fail.
class Background {
public:
    virtual ~Background() = default;
    /// `work` on another thread, then `then` on the interface thread.
    virtual void run(std::function<void()> work, std::function<void()> then) = 0;

    /// The same with a value: `compute()` gives it, `then(value)` takes it.
    template <typename Compute, typename Then>
    void compute(Compute compute, Then then)
    {
        using Value = decltype(compute());
        auto kept = std::make_shared<std::unique_ptr<Value>>();
        run([kept, compute = std::move(compute)]() mutable { *kept = std::make_unique<Value>(compute()); },
            [kept, then = std::move(then)]() mutable { then(std::move(**kept)); });
    }
};

} // namespace relais
