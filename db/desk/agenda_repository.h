#pragma once

#include "core/followups/agenda_store.h"
#include "db/desk/sealed_rows.h"

namespace relais {

/// The promises that a desk knows of. Lives for one job on the database thread. Throws StoreFailure.
class AgendaRepository final : public AgendaStore {
public:
    AgendaRepository(Connection& connection, Sealer& sealer) : m_connection(connection), m_rows(sealer, "agenda") {}

    void replaceAll(const std::vector<AgendaPromise>& promises) override;
    void put(const AgendaPromise& promise) override;
    void remove(const PromiseId& promise) override;
    void removeOfPerson(const PersonId& person) override;
    bool knows(const PersonId& person) override;
    std::vector<AgendaPromise> all() override;

private:
    void insert(const AgendaPromise& promise);

    Connection& m_connection;
    SealedRows m_rows;
};

} // namespace relais
