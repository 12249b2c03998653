#pragma once

#include "core/queue/lease_store.h"
#include "db/base/read_ahead.h"

namespace relais {

/// LeaseStore over the central tables. On the stack of a database job; borrows its connection; throws StoreFailure.
class LeaseRepository final : public LeaseStore {
public:
    LeaseRepository(Connection& connection, CentreId centre) : m_connection(connection), m_centre(std::move(centre)) {}

    std::optional<Lease> find(const LeaseId& lease) override;
    void expect(const std::vector<LeaseId>& leases) override;
    std::vector<Lease> heldBy(const DeskId& desk) override;
    void expectDesks(const std::vector<DeskId>& desks) override;
    std::optional<Lease> byFence(const PersonId& person, std::int64_t fence) override;
    std::vector<Lease> of(const PersonId& person) override;
    void expect(const std::vector<PersonId>& people) override;
    void add(const std::vector<Lease>& leases) override;
    void recall(const PersonId& person, std::int64_t fence) override;
    void renew(const Lease& lease, Instant expiresAt, Instant now) override;
    void close(const Lease& lease, Instant now) override;
    void reopen(const Lease& lease, Instant now) override;
    void remove(const Lease& lease, LeaseEvent why, Instant now) override;
    std::vector<Lease> expired(Instant now, int limit) override;

private:
    void addOne(const Lease& lease);
    void addTogether(const std::vector<Lease>& leases);
    void remember(const Lease& lease, LeaseEvent what, Instant at);

    Connection& m_connection;
    CentreId m_centre;
    ReadAhead<LeaseId, Lease> m_leases;
    ReadAhead<DeskId, Lease> m_ofDesks;
    ReadAhead<PersonId, Lease> m_ofPeople;
};

} // namespace relais
