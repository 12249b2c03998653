#pragma once

#include "core/base/id.h"

#include <QString>

#include <optional>
#include <vector>

namespace relais {

/// What may have changed on the server for a desk. A change never carries personal data: it says what to ask for again.
enum class ChangeKind {
    PersonChanged,   ///< her slice has a newer version
    PersonClosed,    ///< death, objection, withdrawal, refusal, enrolment: nobody may call her any more; `code` says which
    LeaseEnded,      ///< a lease is over: taken, released, given back, expired
    PromiseChanged,  ///< made, moved, kept or cancelled: the agenda is to be read again
    CampaignChanged, ///< a campaign or its queue
};
QString codeOf(ChangeKind kind); ///< "person_changed", "person_closed", "lease_ended", "promise_changed", "campaign_changed"
std::optional<ChangeKind> changeKindFromCode(QStringView code);

/// One line of the change feed.
struct Change {
    std::int64_t seq = 0; ///< rises within an epoch
    ChangeKind kind = ChangeKind::PersonChanged;
    std::optional<PersonId> person;
    std::optional<LeaseId> lease;
    std::optional<CampaignCode> campaign;
    std::optional<std::int64_t> version; ///< of the person
    QString code;                        ///< deceased, objected, withdrawn, refused, enrolled; taken, released, expired
    bool operator==(const Change&) const = default;
};

/// A page of the feed. When `epoch` is not the one the desk knows, the server was restored: everything is asked for, and told, again.
struct ChangePage {
    QString epoch;
    std::vector<Change> changes; ///< ascending, at most 1000
    QString nextCursor;          ///< opaque; asked with the next time, also when nothing came
    bool more = false;
    bool operator==(const ChangePage&) const = default;
};

} // namespace relais
