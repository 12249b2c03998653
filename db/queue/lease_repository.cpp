#include "db/queue/lease_repository.h"

namespace relais {

namespace {

Lease leaseOf(Row row)
{
    return {row.next<LeaseId>(), row.next<EntryId>(), row.next<PersonId>(), row.next<DeskId>(), row.next<AgentId>(),
        row.next<std::int64_t>(), row.next<Instant>(), row.next<Instant>(), row.next<std::optional<Instant>>()};
}

} // namespace

std::optional<Lease> LeaseRepository::find(const LeaseId& lease)
{
    if (auto expected = m_leases.take(lease)) {
        return expected->empty() ? std::nullopt : std::optional(expected->front());
    }
    return m_connection.statement("queue/lease.find").bindAll(m_centre, lease).one(leaseOf);
}

void LeaseRepository::expect(const std::vector<LeaseId>& leases)
{
    m_leases.ask(m_connection, m_centre, "queue/lease.find", ":id", leases, leaseOf);
}

std::vector<Lease> LeaseRepository::heldBy(const DeskId& desk)
{
    if (auto expected = m_ofDesks.take(desk)) {
        return *std::move(expected);
    }
    return m_connection.statement("queue/lease.held_by").bindAll(m_centre, desk).all(leaseOf);
}

void LeaseRepository::expectDesks(const std::vector<DeskId>& desks)
{
    m_ofDesks.ask(m_connection, m_centre, "queue/lease.held_by", ":desk", desks, leaseOf);
}

std::optional<Lease> LeaseRepository::byFence(const PersonId& person, std::int64_t fence)
{
    return m_connection.statement("queue/lease.by_fence").bindAll(m_centre, person, fence).one(leaseOf);
}

std::vector<Lease> LeaseRepository::of(const PersonId& person)
{
    if (auto expected = m_ofPeople.take(person)) {
        return *std::move(expected);
    }
    return m_connection.statement("queue/lease.of_person").bindAll(m_centre, person).all(leaseOf);
}

void LeaseRepository::expect(const std::vector<PersonId>& people)
{
    m_ofPeople.ask(m_connection, m_centre, "queue/lease.of_person", ":person", people, leaseOf);
}

void LeaseRepository::add(const std::vector<Lease>& leases)
{
    if (m_connection.readsMany()) {
        addTogether(leases);
        return;
    }
    for (const Lease& lease : leases) {
        addOne(lease);
    }
}

void LeaseRepository::addOne(const Lease& lease)
{
    const auto raised =
        m_connection.statement("queue/lease.raise_fence").bindAll(lease.fence, lease.expiresAt, m_centre, lease.person).run();
    if (raised != 1) {
        throw StoreFailure({ErrorCode::Conflict, QStringLiteral("a lease whose fence is not the next")});
    }
    m_connection.statement("queue/lease.insert")
        .bindAll(
            m_centre, lease.id, lease.entry, lease.person, lease.desk, lease.agent, lease.fence, lease.leasedAt, lease.expiresAt)
        .send();
    remember(lease, LeaseEvent::Leased, lease.leasedAt);
}

void LeaseRepository::addTogether(const std::vector<Lease>& leases)
{
    if (leases.empty()) {
        return;
    }
    auto lend = m_connection.statement("queue/lease.lend");
    lend.bind(":centre", m_centre).bind(":what", LeaseEvent::Leased);
    lend.bindEach(":leases", leases, [](const Lease& one) { return one.id; });
    lend.bindEach(":entries", leases, [](const Lease& one) { return one.entry; });
    lend.bindEach(":people", leases, [](const Lease& one) { return one.person; });
    lend.bindEach(":desks", leases, [](const Lease& one) { return one.desk; });
    lend.bindEach(":agents", leases, [](const Lease& one) { return one.agent; });
    lend.bindEach(":fences", leases, [](const Lease& one) { return one.fence; });
    lend.bindEach(":from", leases, [](const Lease& one) { return one.leasedAt; });
    lend.bindEach(":until", leases, [](const Lease& one) { return one.expiresAt; });
    lend.send();
}

void LeaseRepository::recall(const PersonId& person, std::int64_t fence)
{
    m_connection.statement("queue/lease.recall").bindAll(fence, m_centre, person).send();
}

void LeaseRepository::renew(const Lease& lease, Instant expiresAt, Instant now)
{
    m_connection.writeSoon("queue/lease.renew", lease.id.bytes(), expiresAt, m_centre, lease.id);
    m_connection.writeSoon("queue/lease.leased_until", lease.person.bytes(), expiresAt, m_centre, lease.person);
    Lease renewed = lease;
    renewed.expiresAt = expiresAt;
    remember(renewed, LeaseEvent::Renewed, now);
}

void LeaseRepository::close(const Lease& lease, Instant now)
{
    m_connection.writeSoon("queue/lease.close", lease.id.bytes(), now, m_centre, lease.id);
    remember(lease, LeaseEvent::Closed, now);
}

void LeaseRepository::reopen(const Lease& lease, Instant now)
{
    m_connection.statement("queue/lease.close").bindAll(std::nullopt, m_centre, lease.id).send();
    remember(lease, LeaseEvent::Reopened, now);
}

void LeaseRepository::remove(const Lease& lease, LeaseEvent why, Instant now)
{
    m_connection.statement("queue/lease.remove").bindAll(m_centre, lease.id).send();
    if (!lease.closedAt) {
        remember(lease, why, now);
    }
}

std::vector<Lease> LeaseRepository::expired(Instant now, int limit)
{
    return m_connection.statement("queue/lease.expired").bindAll(m_centre, now, limit).all(leaseOf);
}

void LeaseRepository::remember(const Lease& lease, LeaseEvent what, Instant at)
{
    m_connection.writeSoon("queue/lease.remember", {}, m_centre, lease.id, lease.entry, lease.person, lease.desk, lease.agent,
        lease.fence, what, at, lease.expiresAt);
}

} // namespace relais
