#pragma once

#include "core/people/nir.h"

#include <cstdint>
#include <vector>

namespace relais {

/// Where a NIR was accepted first in a list, and what it was accepted with.
struct SeenNir {
    std::uint64_t nir = 0;      ///< packed; 0: a free place
    std::uint64_t nameHash = 0; ///< nameKeyHash of the birth name, 0: none
    std::int32_t birthDay = 0;  ///< days since 1970
    std::uint32_t line = 0;
};
static_assert(sizeof(SeenNir) <= 24, "a million rows must fit 100 MB with all the rest");

/// The NIRs of a list that were accepted so far: an open table, 24 bytes a place, four fifths full at most. One thread.
class SeenNirs {
public:
    /// Room for about so many from the start, so that it need not grow, when two tables stand side by side.
    explicit SeenNirs(std::size_t expected = 0);

    /// The earlier row with this NIR, or nothing; in that case `seen` is kept now. The pointer holds until the next call.
    const SeenNir* findOrAdd(const SeenNir& seen);

private:
    SeenNir& place(std::uint64_t nir);
    void grow(std::size_t places);

    std::vector<SeenNir> m_places;
    std::size_t m_used = 0;
};

} // namespace relais
