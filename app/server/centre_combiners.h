#pragma once

#include "core/accounts/centre.h"
#include "core/base/combiner.h"

#include <map>

namespace relais {

/// A Combiner for each centre: work of two centres never waits for each other. Any thread.
template <typename Question, typename Answer>
class CentreCombiners {
public:
    Combiner<Question, Answer>& of(const CentreId& centre)
    {
        const std::scoped_lock lock(m_mutex);
        return m_centres[centre];
    }

private:
    std::mutex m_mutex;
    std::map<CentreId, Combiner<Question, Answer>> m_centres; ///< one stays where it is
};

} // namespace relais
