#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/programmes/programme_codes.h"

#include <optional>
#include <vector>

namespace relais {

using ReminderExportId = Id<struct ReminderExportTag>;

/// A message of somebody's schedule that is open as it is stored, and its place in the work list: by due time, person, pathway, step, occurrence.
struct OpenMessage {
    Instant due;
    PersonId person;
    QString pathway;
    QString step;
    int occurrence = 1;
    bool operator==(const OpenMessage&) const = default;
};

/// One file for the printer or the gateway, from its first batch to the moment when it stands under its name.
struct ReminderExport {
    enum class State {
        Gathering, ///< messages are still recorded; the file can be made again from what is recorded
        Written,   ///< whole, beside its name; what is left is to rename it
        Given      ///< under its name: somebody may have taken it
    };
    ReminderExportId id;
    StepChannel channel = StepChannel::Letter;
    QString file; ///< absolute path, as it was asked for
    Instant startedAt;
    State state = State::Gathering;
    bool operator==(const ReminderExport&) const = default;
};

/// The messages of one centre and their exports, inside one transaction: a port. On a database thread; storage failures travel through it.
class ReminderStore {
public:
    virtual ~ReminderStore() = default;

    /// Open messages of a channel that are due before `until`, in their order, behind `after`.
    virtual std::vector<OpenMessage> open(
        StepChannel channel, Instant until, const std::optional<OpenMessage>& after, int limit) = 0;

    /// The export of a channel that has not come to its end: at most one.
    virtual std::optional<ReminderExport> unfinished(StepChannel channel) = 0;
    virtual void begin(const ReminderExport& made) = 0;
    virtual void setState(const ReminderExportId& id, ReminderExport::State state) = 0;

    /// The facts that say what an export sends, ascending, behind `after`.
    virtual std::vector<FactId> sentBy(const ReminderExportId& id, const std::optional<FactId>& after, int limit) = 0;
    virtual void addSent(const ReminderExportId& id, const FactId& fact) = 0;
    /// As her newest listing says; empty: none. For messages alone: it is in no slice.
    virtual QString emailOf(const PersonId& person) = 0;

    virtual void removeSent(const ReminderExportId& id, const FactId& fact) = 0;
};

} // namespace relais
