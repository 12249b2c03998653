#pragma once

#include "core/calls/draft_store.h"
#include "db/desk/sealed_rows.h"

namespace relais {

/// What was typed and not saved, one row per person. Lives for one job on the database thread. Throws StoreFailure.
class DraftRepository final : public DraftStore {
public:
    DraftRepository(Connection& connection, Sealer& sealer) : m_connection(connection), m_rows(sealer, "draft") {}

    void put(const PersonId& person, const ContactDraft& draft) override;
    void remove(const PersonId& person) override;
    std::optional<ContactDraft> find(const PersonId& person) override;

private:
    Connection& m_connection;
    SealedRows m_rows;
};

} // namespace relais
