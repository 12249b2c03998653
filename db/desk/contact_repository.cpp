#include "db/desk/contact_repository.h"

#include "core/queue/hand_out_order.h"
#include "core/queue/lease_json.h"

namespace relais {

void ContactRepository::put(const LeasedContact& contact)
{
    auto insert = m_connection.statement("desk/contacts.put");
    insert.bind(":lease_id", contact.lease)
        .bind(":entry_id", contact.entry)
        .bind(":person_id", contact.person.id)
        .bind(":rank", classOfRank(contact.rank)) // the rank itself lies sealed: within its class it tells of her care
        .bind(":due_from", contact.due.from)
        .bind(":expires_at", contact.expiresAt);
    m_rows.bind(insert, toJson(contact), contact.lease.bytes());
    insert.run();
}

void ContactRepository::setState(const LeaseId& lease, HeldState state)
{
    m_connection.statement("desk/contacts.set_state").bind(":state", state).bind(":lease_id", lease).run();
}

void ContactRepository::setExpiry(const LeaseId& lease, Instant expiresAt)
{
    m_connection.statement("desk/contacts.set_expiry").bind(":expires_at", expiresAt).bind(":lease_id", lease).run();
}

void ContactRepository::remove(const LeaseId& lease)
{
    m_connection.statement("desk/contacts.remove").bind(":lease_id", lease).run();
}

void ContactRepository::removeClosed()
{
    m_connection.statement("desk/contacts.remove_closed").run();
}

void ContactRepository::clear()
{
    m_connection.statement("desk/contacts.clear").run();
}

LeasedContact ContactRepository::contact(Row row) const
{
    const auto lease = row.next<LeaseId>();
    const auto expiresAt = row.next<Instant>();
    auto contact = m_rows.sound(leasedContactFromJson(m_rows.read(row, lease.bytes())));
    // A renewal moves the column alone.
    contact.expiresAt = expiresAt;
    return contact;
}

std::vector<LeasedContact> ContactRepository::held()
{
    return m_connection.statement("desk/contacts.held").all([this](Row row) { return contact(row); });
}

int ContactRepository::countHeld()
{
    return m_connection.statement("desk/contacts.count_held").value<int>().value_or(0);
}

std::vector<LeaseId> ContactRepository::closed()
{
    return m_connection.statement("desk/contacts.closed").all([](Row row) { return row.next<LeaseId>(); });
}

std::optional<LeasedContact> ContactRepository::find(const LeaseId& lease)
{
    return m_connection.statement("desk/contacts.find").bind(":lease_id", lease).one([this](Row row) { return contact(row); });
}

std::vector<LeaseId> ContactRepository::leasesOf(const PersonId& person)
{
    return m_connection.statement("desk/contacts.of_person").bind(":person_id", person).all([](Row row) {
        return row.next<LeaseId>();
    });
}

} // namespace relais
