#pragma once

#include "core/queue/held_contacts.h"
#include "db/desk/sealed_rows.h"

namespace relais {

/// Contacts lent to this desk. Lives for one job on the database thread. Throws StoreFailure.
class ContactRepository final : public HeldContacts {
public:
    ContactRepository(Connection& connection, Sealer& sealer) : m_connection(connection), m_rows(sealer, "contact") {}

    void put(const LeasedContact& contact) override;
    void setState(const LeaseId& lease, HeldState state) override;
    void setExpiry(const LeaseId& lease, Instant expiresAt) override;
    void remove(const LeaseId& lease) override;
    void removeClosed() override;
    void clear() override;
    std::vector<LeasedContact> held() override;
    int countHeld() override;
    std::vector<LeaseId> closed() override;
    std::optional<LeasedContact> find(const LeaseId& lease) override;
    std::vector<LeaseId> leasesOf(const PersonId& person) override;

private:
    LeasedContact contact(Row row) const;

    Connection& m_connection;
    SealedRows m_rows;
};

} // namespace relais
