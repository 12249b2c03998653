#pragma once

#include "core/accounts/centre.h"
#include "core/base/combiner.h"

#include <map>

namespace relais {

/// A Combiner for each centre: work of two centres never waits for each other. Any thread.
template <typename Question, typename Answer>
class CentreCombiners {
public:
    /// `most`: questions of one group.
    explicit CentreCombiners(std::size_t most) : m_most(most) {}

    Combiner<Question, Answer>& of(const CentreId& centre)
    {
        const std::scoped_lock lock(m_mutex);
        return m_centres.try_emplace(centre, m_most).first->second;
    }

private:
    const std::size_t m_most;
    std::mutex m_mutex;
    std::map<CentreId, Combiner<Question, Answer>> m_centres; ///< one stays where it is
};

} // namespace relais
