#pragma once

#include <functional>
#include <memory>
#include <utility>

namespace relais {

/// Answers that come too late find nobody: a call wrapped by `guard` does nothing once the lifeline is gone.
/// A last member of the object that the call captures. Interface thread only.
class Lifeline {
public:
    Lifeline() : m_alive(std::make_shared<bool>(true)) {}
    Lifeline(const Lifeline&) = delete;
    Lifeline& operator=(const Lifeline&) = delete;

    template <typename Call>
    auto guard(Call call) const
    {
        return [alive = std::weak_ptr<bool>(m_alive), call = std::move(call)](auto&&... arguments) mutable {
            if (!alive.expired()) {
                call(std::forward<decltype(arguments)>(arguments)...);
            }
        };
    }
    /// Calls guarded before are dropped, as if the owner had gone and come back.
    void cut() { m_alive = std::make_shared<bool>(true); }

private:
    std::shared_ptr<bool> m_alive;
};

} // namespace relais
