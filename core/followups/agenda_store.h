#pragma once

#include "core/followups/agenda_page.h"

namespace relais {

/// The promises this desk knows of, sealed: a port, part of a unit of work. On a database thread.
class AgendaStore {
public:
    virtual ~AgendaStore() = default;
    virtual void replaceAll(const std::vector<AgendaPromise>& promises) = 0;
    /// One live promise per person and campaign: what she had there goes.
    virtual void put(const AgendaPromise& promise) = 0;
    virtual void remove(const PromiseId& promise) = 0;
    virtual void removeOfPerson(const PersonId& person) = 0;
    virtual bool knows(const PersonId& person) = 0;
    /// By due time.
    virtual std::vector<AgendaPromise> all() = 0;
};

} // namespace relais
