#pragma once

#include "app/server/central_work.h"
#include "core/queue/lease_contacts.h"

#include <future>
#include <map>
#include <mutex>

namespace relais {

/// Requests for contacts of one centre that wait at the same time are answered together (see leaseContacts): whoever comes first asks for
/// the store, and takes with it all who came until the store has time for it. Any thread; a caller waits for its answer.
class LeaseOrders {
public:
    explicit LeaseOrders(CentralWork& work) : m_work(work) {}

    Result<LeaseAnswer> take(const CentreId& centre, LeaseOrder order);

private:
    /// Nothing: ask alone. The group failed for a reason that may be another's, or holds another request of the same desk.
    using Answer = std::optional<Result<LeaseAnswer>>;
    struct Waiting {
        LeaseOrder order;
        std::promise<Answer> answer;
    };
    using Group = std::vector<std::shared_ptr<Waiting>>;

    void answerGroup(const CentreId& centre);
    Group takeWaiting(const CentreId& centre);

    CentralWork& m_work;
    std::mutex m_mutex;
    std::map<CentreId, Group> m_waiting; ///< empty: nobody has asked for the store
};

} // namespace relais
