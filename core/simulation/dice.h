#pragma once

#include "core/base/id_maker.h"

namespace relais {

/// Draws from a seed. Borrows the randomness; same thread.
class Dice {
public:
    explicit Dice(Random& random) : m_random(random) {}

    /// From `low` to `high`, both possible.
    int between(int low, int high)
    {
        return low + static_cast<int>(m_random.next() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool oneIn(int count) { return between(1, count) == 1; }
    /// Of a list that is not empty.
    template <typename List>
    const auto& pick(const List& list)
    {
        using Index = decltype(list.size());
        return list[static_cast<Index>(between(0, static_cast<int>(list.size()) - 1))];
    }

private:
    Random& m_random;
};

} // namespace relais
