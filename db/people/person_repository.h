#pragma once

#include "core/people/person_store.h"
#include "db/base/read_ahead.h"

#include <map>

namespace relais {

/// PersonStore over the central tables. On the stack of a database job; borrows its connection; throws StoreFailure.
class PersonRepository final : public PersonStore {
public:
    PersonRepository(Connection& connection, CentreId centre) : m_connection(connection), m_centre(std::move(centre)) {}

    bool knows(const PersonId& person) override;
    std::optional<PersonFile> find(const PersonId& person) override;
    void expect(const std::vector<PersonId>& people) override;
    std::optional<PersonId> withNir(const Nir& nir) override;
    std::int64_t setFlags(const PersonId& person, const Flags& flags) override;
    std::vector<PersonHit> withKey(const QString& prefix, int limit) override;
    void indexKeysOf(const PersonId& person) override;
    int indexKeys(int limit) override;

private:
    Connection& m_connection;
    CentreId m_centre;
    ReadAhead<PersonId, PersonFile> m_expected;
    std::map<PersonId, std::int64_t> m_versions; ///< of those that were read in this job: the next one follows without asking
};

} // namespace relais
