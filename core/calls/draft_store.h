#pragma once

#include "core/calls/call_report.h"
#include "core/calls/outcome.h"

#include "core/base/id.h"

#include <optional>

namespace relais {

/// What was typed and ticked about somebody and not saved yet.
struct ContactDraft {
    QString note;
    std::optional<CallReport> report;
    IdentityCheck identity = IdentityCheck::NotConfirmed;
    bool operator==(const ContactDraft&) const = default;
};

/// One draft per person, sealed: a port, part of a unit of work. On a database thread.
class DraftStore {
public:
    virtual ~DraftStore() = default;
    virtual void put(const PersonId& person, const ContactDraft& draft) = 0;
    virtual void remove(const PersonId& person) = 0;
    virtual std::optional<ContactDraft> find(const PersonId& person) = 0;
};

} // namespace relais
