#pragma once

#include "core/people/person_file.h"

#include <vector>

namespace relais {

/// Somebody found by a search.
struct PersonHit {
    PersonId id;
    PersonIdentity identity;
    QString town;
};

/// The people of one centre inside one transaction: a port. On a database thread; storage failures travel through it.
class PersonStore {
public:
    virtual ~PersonStore() = default;

    virtual bool knows(const PersonId& person) = 0;
    virtual std::optional<PersonFile> find(const PersonId& person) = 0;
    /// These will be looked for next, each once: a store behind a network reads them together. Changes nothing.
    virtual void expect(const std::vector<PersonId>&) {}
    virtual std::optional<PersonId> withNir(const Nir& nir) = 0;
    /// The derived flags and the next version, which is given.
    struct Flags {
        bool isMember = false;
        bool withdrawn = false;
        bool objected = false;
        bool deceased = false;
    };
    virtual std::int64_t setFlags(const PersonId& person, const Flags& flags) = 0;

    /// People who have a key that begins so, by key; see searchKeys().
    virtual std::vector<PersonHit> withKey(const QString& prefix, int limit) = 0;
    /// The keys of what her newest listing says, beside the older ones: she is still found under her old name and number.
    virtual void indexKeysOf(const PersonId& person) = 0;
    /// Gives keys to up to `limit` people who have none yet; how many it did.
    virtual int indexKeys(int limit) = 0;
};

} // namespace relais
