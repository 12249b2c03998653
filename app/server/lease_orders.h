#pragma once

#include "app/server/central_work.h"
#include "app/server/centre_combiners.h"
#include "core/queue/lease_contacts.h"

namespace relais {

/// Who asks for contacts, and in which session.
struct SessionOrder {
    LeaseOrder order;
    QByteArray tokenHash;
};

/// Requests for contacts of one centre that wait at the same time are answered together (see leaseContacts). Whose session has ended
/// meanwhile, be it that her desk was declared lost, is lent nobody: NotSignedIn. Any thread. Outlives whoever waits for an answer.
class LeaseOrders {
public:
    explicit LeaseOrders(CentralWork& work) : m_work(work) {}

    /// Called once, where answers of the Database go on, one after the other for those who are answered together.
    using Then = std::function<void(Result<LeaseAnswer>)>;
    void take(const CentreId& centre, const SessionOrder& order, Then then);

private:
    /// Nothing: her session has ended.
    using Answer = std::optional<LeaseAnswer>;
    using Orders = Combiner<SessionOrder, Answer>;

    void takeAlone(const CentreId& centre, const SessionOrder& order, Then then);

    /// While one group waits for the disk, the next ones ask and are answered: all in one would wait for it together.
    static constexpr std::size_t together = 48;

    CentralWork& m_work;
    CentreCombiners<SessionOrder, Answer> m_waiting{together};
};

} // namespace relais
