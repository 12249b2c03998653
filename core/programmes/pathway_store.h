#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/people/exam.h"
#include "core/programmes/programme_codes.h"

#include <map>
#include <optional>
#include <vector>

namespace relais {

/// One step of a person's schedule as it is stored: what follows from the facts, without what only the clock says.
struct StoredStep {
    enum class State { Waiting, Open, Suspended, Done, Dropped };
    QString step;
    int occurrence = 1;
    State state = State::Waiting;
    StepChannel channel = StepChannel::Call;
    StepActor actor = StepActor::Nurse;
    std::optional<Window> due;
    std::optional<Window> window;
    int attempts = 0;
    std::optional<Instant> doneAt;
    QString why;
    bool operator==(const StoredStep&) const = default;
};

/// A person on a pathway as it is stored, with her schedule in the order of the protocol.
struct StoredMembership {
    enum class State { Open, Suspended, Over };
    QString pathway;
    QString version;
    State state = State::Open;
    Instant joinedAt;
    std::vector<StoredStep> steps;
    bool operator==(const StoredMembership&) const = default;
};

/// The exam that closed a gap in somebody's care.
struct ClosedGap {
    ExamKind exam = ExamKind::EyeFundus;
    QDate doneOn;
    ExamSource source = ExamSource::Data; ///< who says so: these are never added together
    bool operator==(const ClosedGap&) const = default;
};

/// An alert that no medical officer has taken yet.
struct OpenAlert {
    FactId alert;
    PersonId person;
    Instant raisedAt;
    bool operator==(const OpenAlert&) const = default;
};

/// What follows from the facts about pathways, of one centre inside one transaction: a port. On a database thread; storage failures travel through it.
class PathwayStore {
public:
    virtual ~PathwayStore() = default;

    /// Ascending by code of the pathway.
    virtual std::vector<StoredMembership> of(const PersonId& person) = 0;
    /// What is stored of these people will be asked for or written next, each once: a store behind a network reads it together. Changes nothing.
    virtual void expect(const std::vector<PersonId>&) {}
    /// Writes what differs from what is stored.
    virtual void set(const PersonId& person, const std::vector<StoredMembership>& memberships) = 0;
    /// People on a pathway (any version), ascending by id, after `after`.
    virtual std::vector<PersonId> membersOf(const QString& pathway, const std::optional<PersonId>& after, int limit) = 0;
    virtual std::int64_t countMembers(const QString& pathway) = 0;
    using CountOfPathway = std::map<QString, std::int64_t>; ///< by code; those with none are left out
    /// Nurses' calls that are open and due in each of these half-open spans, one after the other; the first takes what is late with it.
    virtual std::vector<CountOfPathway> callsDue(const std::vector<Window>& spans) = 0;

    /// Counted once, however often it is said.
    virtual void noteClosedGap(const PersonId& person, const ClosedGap& gap, Instant now) = 0;
    /// Those of a person that count.
    virtual std::vector<ClosedGap> closedGapsOf(const PersonId& person) = 0;
    /// Nothing says so any more: it counts no longer.
    virtual void dropClosedGap(const PersonId& person, const ClosedGap& gap) = 0;
    struct GapCount {
        std::int64_t declared = 0;
        std::int64_t data = 0;
    };
    virtual GapCount closedGaps(const Window& noted) = 0;

    /// The alerts of a person that wait; those that are not named any more are no longer open.
    virtual void setAlerts(const PersonId& person, const std::vector<OpenAlert>& alerts) = 0;
    /// Oldest first.
    virtual std::vector<OpenAlert> openAlerts(int limit) = 0;
    /// People with an open call of a nurse.
    virtual CountOfPathway peopleToCall() = 0;
};

} // namespace relais
